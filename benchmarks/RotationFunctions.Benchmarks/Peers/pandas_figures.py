"""pandas_figures.py FOLDER SERIES DAYS RUNS: the figures of PeerFigures.cs by pandas, every day of every series.

Reads the columns as raw doubles, series after series: no reader is faster. Prints the seconds and processor
seconds of each run, the sum of each figure and the process' peak memory as JSON.
"""
import json
import os
import resource
import sys
import time

import numpy as np
import pandas as pd

folder, series, days, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])


def column(name):
    return pd.DataFrame(np.fromfile(os.path.join(folder, name + '.f64')).reshape(series, days).T)


def figures():
    close, adjusted, volume = column('close'), column('adj_close'), column('volume')
    r = close / close.shift(1) - 1
    rb = r[0]
    high = close.rolling(252).max()
    ratio = close.div(close[0], axis=0)
    dollars = close * volume
    found = {'return.' + name: close / close.shift(n) - 1
             for name, n in (('1D', 1), ('1W', 5), ('1M', 21), ('3M', 63), ('6M', 126), ('1Y', 252))}
    found['totalReturn.1Y'] = adjusted / adjusted.shift(252) - 1
    for name, n in (('1M', 21), ('3M', 63), ('1Y', 252)):
        found['volatility.daily.' + name] = r.rolling(n).std()
    found['beta.1Y'] = r.rolling(252).cov(rb).div(rb.rolling(252).var(), axis=0)
    found['correlation.1Y'] = r.rolling(252).corr(rb)
    found['trackingError.1Y'] = r.sub(rb, axis=0).rolling(252).std() * np.sqrt(252)
    found['high.52w'] = high
    found['high.52w.distance'] = close / high - 1
    found['high.allTime'] = close.cummax()
    found['sma.50'] = close.rolling(50).mean()
    found['sma.200'] = close.rolling(200).mean()
    found['rs.mansfield'] = (ratio / ratio.rolling(252).mean() - 1) * 100
    found['liquidity.dollarVolume.1M'] = dollars.rolling(21).mean()
    found['liquidity.amihud.1M'] = (r.abs() / dollars * 1e6).rolling(21).mean()
    return {name: float(np.nansum(values.to_numpy())) for name, values in found.items()}


seconds, cpu_seconds = [], []
for _ in range(runs):
    started, cpu = time.perf_counter(), time.process_time()
    sums = figures()
    seconds.append(time.perf_counter() - started)
    cpu_seconds.append(time.process_time() - cpu)
print(json.dumps({
    'version': pd.__version__,
    'seconds': seconds,
    'cpuSeconds': cpu_seconds,
    'sums': sums,
    'peakBytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
}))
