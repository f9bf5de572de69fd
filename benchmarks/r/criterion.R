# All hierarchical models by their criterion, by MultipleSystemsEstimation: version, seconds, and
# of each model that it fitted the model, the estimate and the criterion.
# Given: a folder with table.csv (a column for each list, then the counts), and the highest order.
given <- commandArgs(TRUE)
folder <- given[1]
package <- "MultipleSystemsEstimation"
if (!requireNamespace(package, quietly = TRUE)) quit(status = 3)
# Attached, as the package looks for its own catalogue of models where users' data lie.
suppressPackageStartupMessages(library(package, character.only = TRUE))
table <- as.matrix(read.csv(file.path(folder, "table.csv")))

began <- proc.time()[["elapsed"]]
found <- estimate_population_bic(table, nboot = 0, maxorder = as.integer(given[2]),
                                 return_details = TRUE)
taken <- proc.time()[["elapsed"]] - began
rows <- found$details$bic_results$res
version <- as.character(utils::packageVersion(package))
if (is.null(rows)) stop(package, " ", version, " does not tell all models, 1.2.6 does")
models <- paste(rownames(rows), format(rows[, "abundance"], digits = 15),
                format(rows[, "BIC"], digits = 15), sep = ";")
writeLines(c(version, taken, models), file.path(folder, "told.txt"))
