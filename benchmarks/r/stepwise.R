# Stepwise choice by a package of R on tables that are handed over: version, seconds, estimates.
# Given: a folder with lists.csv (0 or 1, a column for each list, a row for each combination) and
# tables.csv (a row of counts for each table), and the name of the package.
given <- commandArgs(TRUE)
folder <- given[1]
package <- given[2]
if (!requireNamespace(package, quietly = TRUE)) quit(status = 3)
lists <- as.matrix(read.csv(file.path(folder, "lists.csv")))
tables <- as.matrix(read.csv(file.path(folder, "tables.csv"), header = FALSE))

of_package <- switch(package,
  SparseMSE = function(table) {
    SparseMSE::estimatepopulation.0(table, quantiles = NULL)$estimate
  },
  MultipleSystemsEstimation = function(table) {
    found <- MultipleSystemsEstimation::estimate_population_stepwise(table)
    # Versions differ in where the number stands.
    if (is.null(found$popest)) found$estimate[["total"]] else found$popest
  }
)
estimate <- function(counts) {
  seen <- counts > 0
  table <- cbind(lists[seen, , drop = FALSE], count = counts[seen])
  as.numeric(of_package(table))
}

first <- estimate(tables[1, ]) # so that nothing is compiled while the clock runs
began <- proc.time()[["elapsed"]]
found <- apply(tables, 1, estimate)
taken <- proc.time()[["elapsed"]] - began
version <- as.character(utils::packageVersion(package))
told <- c(version, taken, format(found, digits = 15))
writeLines(trimws(told), file.path(folder, "told.txt"))
