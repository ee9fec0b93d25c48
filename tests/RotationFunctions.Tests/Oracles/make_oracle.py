#!/usr/bin/env python3
"""Makes the oracle for the per-instrument figures: an invented panel of daily bars and what every figure must be on it.

    python3 make_oracle.py            recompute expected.json from the CSV files in panel/
    python3 make_oracle.py --panel    invent the CSV files anew first (seeded: the same files every time)

Needs pandas and numpy (Debian: python3-pandas). The figures come from reference.py, which was written from the
definitions in docs/metrics.md alone and not from the C# code under test.

    panel/daily/SYM.csv    date,open,high,low,close,adj_close,volume
    panel/index/SYM.csv    date,open,high,low,close,volume            the series is called ^SYM
    panel/fred/EFFR.csv    observation_date,EFFR                      "." and empty are missing
    expected.json          {as-of date: {series: {figure id: value, null when absent}}}

The series, by calendar index of the day (0 is the first):

    SPY     the benchmark, whose dates are the calendar; quarterly dividends
    FULL    a bar every day, quarterly dividends
    LATE    starts on day 400
    GAPS    misses day 300; 499 and 503; the last day of 2022; 700 to 706; and 880
    THIN    volume 0 on some days, on most days from 636 to 650
    ENDS    ends on day 800: stale afterwards
    ^LEVEL  an index: no adjusted close, no volume
    EFFR    starts with day 150 (until then the risk-free rate is 0), some observations missing

Where a bar is missing:

  * A price or total return needs the bars at both ends of its window.
  * Statistics of daily returns leave out the returns that do not exist between two consecutive calendar days. They are
    absent when the window's base bar is missing or fewer than 90 % of the window's days have a return.
  * A figure of two series uses the days on which both have a return, under the same two conditions.
  * Averages of closes use the bars present, absent under 90 % of the window or when the series starts inside it.
  * Drawdowns and highs use the closes present. RSI and ATR run over the instrument's own consecutive bars.
  * Without a bar on the as-of date every figure is absent.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd

import reference

HERE = Path(__file__).resolve().parent
PANEL = HERE / "panel"
DAYS = 900
RATES_FROM = 150
# The first day of all; RSI begins; 3M begins; SMA 200 begins; 1Y begins; GAPS lacks its 1M base; LATE has a month,
# then 48 bars; GAPS has holes in its month; the first day of a year whose base GAPS lacks; THIN has no volume on most
# days of the month; GAPS has a week missing; LATE has a year of distances from SMA 200; GAPS has no bar; the last day.
AS_OF = [0, 14, 63, 199, 252, 321, 421, 447, 510, "2023", 651, 710, 851, 880, 899]


def trading_days():
    days = pd.bdate_range("2020-11-02", periods=DAYS + 30)
    closed = [(1, 1), (1, 2), (7, 4), (12, 25)]
    return days[[(d.month, d.day) not in closed for d in days]][:DAYS]


def invent(rng, market, beta, level, noise):
    """Daily bars with the market's moves in them and gaps overnight."""
    move = beta * market + rng.normal(0.0, noise, DAYS)
    close = level * np.exp(np.cumsum(move))
    before = np.concatenate([[level], close[:-1]])
    open_ = before * np.exp(rng.normal(0.0, 0.5, DAYS) * np.abs(move) + rng.normal(0.0, 0.003, DAYS))
    high = np.maximum(open_, close) * np.exp(np.abs(rng.normal(0.0, 0.004, DAYS)))
    low = np.minimum(open_, close) * np.exp(-np.abs(rng.normal(0.0, 0.004, DAYS)))
    bars = {"open": open_, "high": high, "low": low, "close": close}
    return pd.DataFrame({k: np.round(v, 4) for k, v in bars.items()})


def adjusted(close, ex_days, part):
    """Closes adjusted for dividends of `part` of the price, in the way vendors do it."""
    factor = np.ones(DAYS)
    for day in ex_days:
        factor[:day] *= 1.0 - round(part * close[day - 1], 3) / close[day - 1]
    return np.round(close * factor, 6)


def write_panel():
    rng = np.random.default_rng(20260122)
    days = trading_days()
    market = rng.standard_t(5, DAYS) * 0.008 + 0.0004
    quarterly = range(55, DAYS, 63)
    settings = {  # beta, first level, own noise, volume, dividend as a part of the price
        "SPY": (1.0, 350.0, 0.0, 8e7, 0.004),
        "FULL": (1.2, 160.0, 0.008, 3e7, 0.003),
        "LATE": (0.9, 25.0, 0.012, 4e5, 0.0),
        "GAPS": (0.7, 48.0, 0.009, 2e6, 0.006),
        "THIN": (1.1, 80.0, 0.011, 9e4, 0.002),
        "ENDS": (0.8, 120.0, 0.010, 1e6, 0.0),
        "LEVEL": (1.15, 2100.0, 0.007, None, 0.0),
    }
    year_end = int(np.flatnonzero(days.year == 2022)[-1])
    missing = {"GAPS": [300, 499, 503, year_end, *range(700, 707), 880]}
    for folder in ("daily", "index", "fred"):
        (PANEL / folder).mkdir(parents=True, exist_ok=True)
    for name, (beta, level, noise, volume, part) in settings.items():
        bars = invent(rng, market, beta, level, noise)
        bars.insert(0, "date", days.strftime("%Y-%m-%d"))
        if volume is None:
            bars["volume"] = ""
        else:
            bars["adj_close"] = adjusted(bars["close"].to_numpy(), quarterly if part else [], part)
            traded = np.round(volume * np.exp(rng.normal(0.0, 0.4, DAYS)) / 100.0).astype(int) * 100
            if name == "THIN":
                traded[[30, 190, 245, 246, 440, 830, 845]] = 0
                traded[[d for d in range(636, 651) if d % 4 != 0]] = 0
            bars["volume"] = traded
        keep = np.ones(DAYS, dtype=bool)
        keep[missing.get(name, [])] = False
        keep[:400] &= name != "LATE"
        keep[801:] &= name != "ENDS"
        path = PANEL / ("index" if volume is None else "daily") / f"{name}.csv"
        bars[keep].to_csv(path, index=False, lineterminator="\n")

    steps = rng.choice([0.0, 0.01, -0.01, 0.25, -0.25], DAYS, p=[0.90, 0.03, 0.03, 0.035, 0.005])
    rate = np.round(np.maximum(0.05, 0.08 + np.cumsum(steps)), 2)
    text = [f"{r:.2f}" for r in rate]
    for day, gone in ((200, "."), (201, "."), (430, ""), (700, "."), (879, ".")):
        text[day] = gone
    rows = [f"{d:%Y-%m-%d},{v}\n" for d, v in zip(days[RATES_FROM:], text[RATES_FROM:])]
    (PANEL / "fred" / "EFFR.csv").write_text("observation_date,EFFR\n" + "".join(rows))


def write_expected():
    days = reference.Panel(PANEL, "2199-12-31").calendar
    expected = {}
    for day in AS_OF:
        D = int(np.flatnonzero(days.year == int(day))[0]) if isinstance(day, str) else day
        panel = reference.Panel(PANEL, days[D])
        of_day = {}
        for name in sorted(panel.series):
            of_day[name] = reference.figures(panel, name)
        expected[days[D].strftime("%Y-%m-%d")] = of_day
    expected = dict(sorted(expected.items()))
    (HERE / "expected.json").write_text(json.dumps(expected, indent=1, allow_nan=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--panel", action="store_true", help="invent the CSV files anew first")
    if parser.parse_args().panel:
        write_panel()
    write_expected()
