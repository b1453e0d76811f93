X = "other"
