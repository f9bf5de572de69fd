# The average over decomposable graphs by dga: version, the least seconds of three runs, and the
# probability of each number of hidden people from 1 on.
# Given: a folder with counts.csv (by code, the first list counting 1), the number of lists, the
# prior weight of a cell and the largest number of hidden people.
given <- commandArgs(TRUE)
folder <- given[1]
if (!requireNamespace("dga", quietly = TRUE)) quit(status = 3)
counts <- scan(file.path(folder, "counts.csv"), sep = ",", quiet = TRUE)
lists <- as.integer(given[2])
weight <- as.numeric(given[3])
hidden <- seq_len(as.integer(given[4]))
name <- paste0("graphs", lists)
utils::data(list = name, package = "dga", envir = environment())
every <- get(name)
table <- array(c(0, counts), dim = rep(2, lists))

average <- function() {
  began <- proc.time()[["elapsed"]]
  found <<- colSums(dga::bma.cr(table, hidden, weight, every))
  proc.time()[["elapsed"]] - began
}
taken <- min(replicate(3, average()))
version <- as.character(utils::packageVersion("dga"))
writeLines(c(version, taken, format(found, digits = 15)), file.path(folder, "told.txt"))
