while True:
    y = = 2
