# Latent classes by LCMCR: version, seconds of processor time for each sweep, and by seed the
# median and the limits of the size.
# Given: a folder with table.csv (a column for each list, then the counts), the number of classes,
# and how many sweeps are left out first, then how many sizes are kept and every which one.
given <- commandArgs(TRUE)
folder <- given[1]
if (!requireNamespace("LCMCR", quietly = TRUE)) quit(status = 3)
suppressPackageStartupMessages(library(LCMCR))
numbers <- as.integer(given[2:5])
table <- read.csv(file.path(folder, "table.csv"))
table <- table[table$count > 0, ]
lists <- setdiff(names(table), "count")
captures <- data.frame(lapply(table[lists], factor, levels = c(0, 1)), Freq = table$count)

one <- function(seed) {
  sampler <- lcmCR(captures = captures, tabular = TRUE, in_list_label = "1",
                   not_in_list_label = "0", K = numbers[1], a_alpha = 0.25, b_alpha = 0.25,
                   seed = seed, buffer_size = numbers[3], thinning = numbers[4], verbose = FALSE)
  began <- sum(proc.time()[1:2])
  sizes <- lcmCR_PostSampl(sampler, burnin = numbers[2], samples = numbers[3],
                           thinning = numbers[4], output = FALSE)
  taken <- sum(proc.time()[1:2]) - began
  c(taken / (numbers[2] + numbers[3] * numbers[4]), quantile(sizes, c(0.5, 0.025, 0.975)))
}
found <- sapply(1:3, one)
version <- as.character(utils::packageVersion("LCMCR"))
told <- apply(found[-1, , drop = FALSE], 2, paste, collapse = ";")
writeLines(c(version, min(found[1, ]), told), file.path(folder, "told.txt"))
