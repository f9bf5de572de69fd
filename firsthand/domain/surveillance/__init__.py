"""What looks unusual: charts, funnels, signals, decline, and subjects that nobody had named."""
