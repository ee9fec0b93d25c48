"""Reference computation of sections 4, 5, 7 and 8 of docs/metrics.md, and of ratings and conditions, in plain pandas and numpy.

Written from the definitions alone, apart from the C# code, like reference.py beside it. A panel ends on the as-of day; the
history of a figure is computed over trailing windows, day by day, and nothing is carried from one day to the next except
where a definition is a recursion.
"""
import math
import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view as windows
import reference as ref

SECTORS = "XLB XLC XLE XLF XLI XLK XLP XLRE XLU XLV XLY".split()
GROUPS = {
    "cyclical": "XLB XLI XLY XLF XLE".split(),
    "defensive": "XLU XLP XLV XLRE".split(),
    "growth": "XLK XLC".split(),
    "rateSensitive": "XLU XLRE".split(),
    "economicallySensitive": "XLB XLI".split(),
}
LISTED = {"XLRE": "2015-10-08", "XLC": "2018-06-19"}  # only for series that the folder lacks altogether
LEVELS = ["low", "medium", "mediumHigh", "high"]


def num(x):
    if x is None:
        return None
    x = float(x)
    return None if math.isnan(x) or math.isinf(x) else x


def flag(x):
    return None if x is None else bool(x)


# ---------------------------------------------------------------- helpers over the calendar

def trail(x, n, f):
    """f over every full trailing window of n values (NaN inside makes NaN), aligned to the window's last day."""
    out = np.full(len(x), np.nan)
    if len(x) >= n:
        out[n - 1 :] = f(windows(x, n))
    return out


def ret(price, n):
    out = np.full(len(price), np.nan)
    out[n:] = price[n:] / price[:-n] - 1.0
    return out


def percentile(history, value):
    """(below + half equal) / n among earlier values; None under 252."""
    h = history[~np.isnan(history)]
    if len(h) < 252 or value is None or math.isnan(value):
        return None
    return float((np.sum(h < value) + 0.5 * np.sum(h == value)) / len(h))


def percentile_history(x):
    out = np.full(len(x), np.nan)
    for t in range(len(x)):
        if not math.isnan(x[t]):
            p = percentile(x[:t], x[t])
            out[t] = np.nan if p is None else p
    return out


def percentile_served(cal, x):
    D = len(x) - 1
    seen = np.flatnonzero(~np.isnan(x[:D]))
    return {"value": percentile(x[:D], x[D]), "n": int(len(seen)),
            "from": str(cal[seen[0]].date()) if len(seen) else None}


def slope(y, n=63):
    """OLS slope per day and its t statistic for every trailing window of n values."""
    k = np.arange(n) - (n - 1) / 2.0
    sxx = (k * k).sum()
    b = np.full(len(y), np.nan)
    t = np.full(len(y), np.nan)
    if len(y) < n:
        return b, t
    w = windows(y, n)
    bb = (w * k).sum(axis=1) / sxx
    resid = w - w.mean(axis=1, keepdims=True) - bb[:, None] * k
    sse = (resid * resid).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        tt = bb / np.sqrt(sse / (n - 2) / sxx)
    b[n - 1 :], t[n - 1 :] = bb, tt
    return b, t


def rate_known(panel, name):
    """For every calendar day the latest observation dated before it."""
    return np.array([np.nan if v is None else v for v in (panel.rate(name, t) for t in range(panel.last + 1))])


def rate_of_day(panel, name):
    """The observation dated that very calendar day (known only later)."""
    if name not in panel.rates:
        return np.full(panel.last + 1, np.nan)
    return panel.rates[name].reindex(panel.calendar).to_numpy()


# ---------------------------------------------------------------- 4 relative strength

def mansfield(rs):
    return (rs / trail(rs, 252, lambda w: w.mean(axis=1)) - 1.0) * 100.0


def streak(panel, a, b):
    ra, rb = ref.returns(panel.close(a)), ref.returns(panel.close(b))
    won = ra > rb  # False where either is missing
    runs, n = [], 0
    for t in range(panel.last + 1):
        if won[t]:
            n += 1
        else:
            if n:
                runs.append((n, t - 1))
            n = 0
    day = lambda t: str(panel.calendar[t].date())
    best = max(runs, key=lambda r: (r[0], r[1])) if runs else None  # ties: the latest
    asLong = [r for r in runs if r[0] >= n]
    return {
        "rs.streak": n,
        "rs.streak.longestBefore": best[0] if best else None,
        "rs.streak.longestBefore.lastDay": day(best[1]) if best else None,
        "rs.streak.lastAsLong.lastDay": day(asLong[-1][1]) if asLong else None,
        "rs.streak.lastAsLong.days": asLong[-1][0] if asLong else None,
    }


def rrg(panel, a, b):
    both = pd.DataFrame({"rs": 100.0 * panel.close(a) / panel.close(b)}, index=panel.calendar).dropna()
    out = dict.fromkeys(["rrg.ratio", "rrg.momentum", "rrg.quadrant", "rrg.tail"])
    if len(both) == 0 or both.index[-1] != panel.calendar[-1]:
        return out
    iso = both.index.isocalendar()
    week = both.groupby([iso.year.to_numpy(), iso.week.to_numpy()]).tail(1)
    rs = week["rs"].to_numpy()

    def ema(x):
        e = [x[0]]
        for v in x[1:]:
            e.append(e[-1] + 2.0 / 11.0 * (v - e[-1]))
        return np.array(e)

    def z(x):
        return trail(x, 52, lambda w: (w[:, -1] - w.mean(axis=1)) / w.std(axis=1, ddof=1))

    ratio = 100.0 + z(ema(rs))
    change = np.diff(ratio)
    first = np.flatnonzero(~np.isnan(change))
    momentum = np.full(len(ratio), np.nan)
    if len(first):
        momentum[1 + first[0] :] = 100.0 + z(ema(change[first[0] :]))

    def quadrant(r, m):
        if math.isnan(r) or math.isnan(m):
            return None
        return ("leading" if m >= 100 else "weakening") if r >= 100 else ("improving" if m >= 100 else "lagging")

    out["rrg.ratio"], out["rrg.momentum"] = num(ratio[-1]), num(momentum[-1])
    out["rrg.quadrant"] = quadrant(ratio[-1], momentum[-1])
    # 8 finished weeks and the running one; the last bar's week counts as running, even when D is its last trading day
    out["rrg.tail"] = [
        {"lastBar": str(week.index[i].date()), "ratio": num(ratio[i]), "momentum": num(momentum[i]), "running": i == len(ratio) - 1}
        for i in range(max(0, len(ratio) - 9), len(ratio))
    ]
    return out


def relative(panel, a, b):
    D = panel.last
    out = {}
    if math.isnan(panel.close(a)[D]) or math.isnan(panel.close(b)[D]):
        keys = ["rs.mansfield", "rs.slope.3M", "rs.slope.3M.t", "rs.streak", "rs.streak.longestBefore",
                "rs.streak.longestBefore.lastDay", "rs.streak.lastAsLong.lastDay", "rs.streak.lastAsLong.days",
                "rrg.ratio", "rrg.momentum", "rrg.quadrant", "rrg.tail"] + [f"rs.newHigh.{w}" for w in ref.WINDOWS]
        return dict.fromkeys(keys)
    rs = panel.close(a) / panel.close(b)
    out["rs.mansfield"] = num((rs[D] / rs[D - 251 : D + 1].mean() - 1.0) * 100.0) if D >= 251 else None
    s, t = slope(np.log(rs[max(0, D - 62) :]))
    out["rs.slope.3M"], out["rs.slope.3M.t"] = num(s[-1] * 252.0), num(t[-1])
    for w in ref.WINDOWS:
        base = ref.base_index(panel, D, w)
        part = None if base is None else rs[base + 1 : D + 1]
        out[f"rs.newHigh.{w}"] = None if part is None or np.isnan(part).any() else bool(rs[D] >= part.max())
    out.update(streak(panel, a, b))
    out.update(rrg(panel, a, b))
    return out


# ---------------------------------------------------------------- 5 sectors

class Sectors:
    def __init__(self, panel):
        self.panel = panel
        self.have = [s for s in SECTORS if s in panel.series]
        self.first = {s: int(np.flatnonzero(~np.isnan(panel.close(s)))[0]) for s in self.have if not np.isnan(panel.close(s)).all()}
        self.close = {s: panel.close(s) for s in self.have}

    def members(self, base):
        return [s for s in SECTORS if s in self.first and self.first[s] <= base]

    def returns(self, t, base):
        """{member: return} of the sectors listed by the base; None when one of them has no return."""
        if base is None or base < 0:
            return None
        day = str(self.panel.calendar[base].date())
        if any(s not in self.first and LISTED.get(s, "1998-12-22") <= day for s in SECTORS):
            return None  # a listed sector that the folder lacks
        out = {s: ref.price_return(self.close[s], base, t) for s in self.members(base)}
        return None if not out or any(v is None for v in out.values()) else out

    def group(self, r, name):
        v = [r[s] for s in GROUPS[name] if s in r]
        return sum(v) / len(v) if v else None

    def cyc_minus_def(self, t, base):
        r = self.returns(t, base)
        if r is None:
            return None
        c, d = self.group(r, "cyclical"), self.group(r, "defensive")
        return None if c is None or d is None else c - d

    def breadth(self, t, base):
        r = self.returns(t, base)
        m = None if r is None else ref.price_return(self.panel.close("SPY"), base, t)
        return None if m is None else sum(v > m for v in r.values()) / len(r)

    def correlation(self, D, n=63):
        base = D - n
        if base < 0:
            return None
        members = self.members(base)
        m = ref.returns(self.panel.close("SPY"))
        pair = []
        for g in ("rateSensitive", "economicallySensitive"):
            names = [s for s in GROUPS[g] if s in members]
            if not names:
                return None
            pair.append(np.mean([ref.returns(self.close[s])[base + 1 : D + 1] for s in names], axis=0) - m[base + 1 : D + 1])
        a, b = pair
        return num(((a - a.mean()) * (b - b.mean())).sum() / math.sqrt(((a - a.mean()) ** 2).sum() * ((b - b.mean()) ** 2).sum()))

    def figures(self):
        D, out = self.panel.last, {}
        for w in ref.WINDOWS:
            base = ref.base_index(self.panel, D, w)
            r = self.returns(D, base)
            out[f"sector.members.{w}"] = None if r is None else len(r)
            out[f"sector.rank.{w}"] = None if r is None else sorted(r, key=lambda s: (-r[s], s))
            for g in GROUPS:
                out[f"sector.group.{g}.{w}"] = None if r is None else num(self.group(r, g))
            out[f"sector.cyclicalMinusDefensive.{w}"] = self.cyc_minus_def(D, base)
            out[f"sector.dispersion.{w}"] = None if r is None else ref.sample_std(np.array(list(r.values())))
            out[f"sector.breadth.{w}"] = self.breadth(D, base)
        out["sector.correlation.rateVsEconomy.3M"] = self.correlation(D)
        return out


# ---------------------------------------------------------------- 6 turning points

def zigzag(c, threshold=0.04):
    """Pivots known by the last bar, as (kind, index, index of the bar that made it a pivot)."""
    pivots, up, extreme = [], True, 0
    for t in range(1, len(c)):
        if up:
            if c[t] > c[extreme]:
                extreme = t
            elif c[t] < c[extreme] * (1 - threshold):
                pivots.append(("high", extreme, t))
                up, extreme = False, t
        elif c[t] < c[extreme]:
            extreme = t
        elif c[t] > c[extreme] * (1 + threshold):
            pivots.append(("low", extreme, t))
            up, extreme = True, t
    return pivots


# ---------------------------------------------------------------- 7 policy

def policy(panel):
    D = panel.last
    r = {n: panel.rate(n, D) for n in ("EFFR", "DFF", "DFEDTARL", "DFEDTARU", "DGS2", "DGS10")}
    lo, up = r["DFEDTARL"], r["DFEDTARU"]
    out = {"policy.effr": r["EFFR"], "policy.target.lower": lo, "policy.target.upper": up,
           "policy.target.mid": None if lo is None or up is None else (lo + up) / 2,
           "policy.cutsPriced.yearEnd": None,
           "policy.twoYearProxy": None if r["DGS2"] is None or r["EFFR"] is None else r["DGS2"] - r["EFFR"]}
    from pathlib import Path
    path = Path(panel.folder) / "fred" / "FEDTARMD_vintages.csv"
    if path.exists():
        v = pd.read_csv(path, parse_dates=["sep_meeting"], dtype={"target_year": str})
        v = v[v.sep_meeting <= panel.as_of]
        if len(v):
            v = v[v.sep_meeting == v.sep_meeting.max()]
            for y, m in zip(v.target_year, v.median_ffr):
                out[f"policy.dots.{y}"] = float(m)
    out["policy.gap"] = None
    return out


# ---------------------------------------------------------------- 8 history

def ordinal(cal):
    """Trading day of the year (1 = first) of every calendar day, and the index of each day's YTD base (-1: none)."""
    years = cal.year.to_numpy()
    n, base = np.zeros(len(cal), dtype=int), np.full(len(cal), -1)
    for t in range(len(cal)):
        new = t == 0 or years[t] != years[t - 1]
        n[t] = 1 if new else n[t - 1] + 1
        base[t] = t - 1 if new else base[t - 1]
    # the calendar's first year has no base and may begin mid-year: its ordinals are not used
    n[base < 0] = 0
    return n, base


class Analogs:
    def __init__(self, panel, a, b):
        self.panel, (self.n, self.base) = panel, ordinal(panel.calendar)
        pa, pb = panel.close(a), panel.close(b)
        idx = np.where(self.base >= 0, self.base, 0)
        self.excess = np.where(self.base >= 0, (pa / pa[idx] - 1.0) - (pb / pb[idx] - 1.0), np.nan)
        self.forward = np.full(len(pa), np.nan)  # dated by the day it starts from; complete 252 days later
        if len(pa) > 252:
            self.forward[:-252] = (pa[252:] / pa[:-252] - 1.0) - (pb[252:] / pb[:-252] - 1.0)
        self.by_ordinal = {}
        for t in range(len(pa)):
            self.by_ordinal.setdefault(self.n[t], []).append(t)

    def at(self, D):
        out = []
        if self.n[D] == 0:
            return out
        for t in self.by_ordinal[self.n[D]]:
            if t <= D and self.excess[t] > 0.02:
                out.append((t, self.excess[t], self.forward[t] if t + 252 <= D else math.nan))
        return out

    def figures(self, tag):
        D, cal = self.panel.last, self.panel.calendar
        occ = self.at(D)
        done = np.array([f for _, _, f in occ if not math.isnan(f)])
        q = (lambda p: num(np.quantile(done, p))) if len(done) else (lambda p: None)
        return {
            f"analog.{tag}.ordinal": int(self.n[D]),
            f"analog.{tag}.now": num(self.excess[D]),
            f"analog.{tag}.occurrences": [{"year": int(cal[t].year), "date": str(cal[t].date()), "excess": num(e), "forward252": num(f)} for t, e, f in occ],
            f"analog.{tag}.n": int(len(done)),
            f"analog.{tag}.shareNegative": num((done < 0).mean()) if len(done) else None,
            f"analog.{tag}.median": q(0.5), f"analog.{tag}.q1": q(0.25), f"analog.{tag}.q3": q(0.75),
        }


def january(panel, a="^RUT", b="^GSPC"):
    cal = panel.calendar
    key = cal.year * 12 + cal.month - 1
    last = {}
    for t, k in enumerate(key):
        last[k] = t
    current = key[-1]
    rows = []
    P, Q = panel.close(a), panel.close(b)
    diff = lambda t0, t1: (P[t1] / P[t0] - 1.0) - (Q[t1] / Q[t0] - 1.0)
    for y in range(cal[0].year + 1, cal[-1].year + 1):
        dec0, jan, dec = (y - 1) * 12 + 11, y * 12, y * 12 + 11
        if dec0 not in last or jan not in last or jan == current or math.isnan(P[last[dec0]]) or math.isnan(Q[last[dec0]]):
            continue
        rest = diff(last[jan], last[dec]) if dec in last and dec != current else math.nan
        rows.append((y, diff(last[dec0], last[jan]), rest))
    x = np.array([r[1] for r in rows if not math.isnan(r[2])])
    z = np.array([r[2] for r in rows if not math.isnan(r[2])])
    c = None
    if len(x) > 2:
        c = num(((x - x.mean()) * (z - z.mean())).sum() / math.sqrt(((x - x.mean()) ** 2).sum() * ((z - z.mean()) ** 2).sum()))
    return {"seasonality.january.years": [{"year": y, "january": num(j), "rest": num(r)} for y, j, r in rows],
            "seasonality.january.correlation": c, "seasonality.january.n": int(len(x))}


# ---------------------------------------------------------------- 9 ratings

def shares(levels):
    """Share of earlier days on each level; levels: -1 where absent."""
    past = levels[:-1]
    past = past[past >= 0]
    return {LEVELS[i]: num((past == i).mean()) if len(past) else None for i in range(4)} | {"n": int(len(past))}


def rsi_history(price):
    out = np.full(len(price), np.nan)
    have = np.flatnonzero(~np.isnan(price))
    if len(have) < 15:
        return out
    change = np.diff(price[have])
    g = l = None
    for i in range(len(change)):
        up, down = max(change[i], 0.0), max(-change[i], 0.0)
        if i == 13:
            g, l = np.maximum(change[:14], 0).sum() / 14, np.maximum(-change[:14], 0).sum() / 14
        elif i > 13:
            g, l = (13 * g + up) / 14, (13 * l + down) / 14
        if i >= 13 and g + l > 0:
            out[have[i + 1]] = 100 * g / (g + l)
    return out


def overextension(panel, name="^RUT"):
    P = panel.close(name)
    p21 = percentile_history(ret(P, 21))
    r = rsi_history(P)
    dist = P / trail(P, 200, lambda w: w.mean(axis=1)) - 1.0
    std = dist / trail(dist, 252, lambda w: w.std(axis=1, ddof=1))
    ok = ~np.isnan(p21) & ~np.isnan(r) & ~np.isnan(std)
    met = np.where(ok, (p21 >= 0.90).astype(int) + (r >= 70) + (std >= 2), -1)
    m = met[-1]
    return {"risk.overextension": None if m < 0 else LEVELS[m], "risk.overextension.percentile21": num(p21[-1]),
            "risk.overextension.rsi": num(r[-1]), "risk.overextension.distanceStd": num(std[-1]),
            "risk.overextension.shares": shares(met)}


def rate_sensitivity(panel):
    D = panel.last
    y = ref.returns(panel.close("IWM")) - ref.returns(panel.close("SPY"))
    d = rate_of_day(panel, "DGS2")
    x = np.full(len(d), np.nan)
    x[1:] = d[1:] - d[:-1]
    days = np.flatnonzero(~np.isnan(x) & ~np.isnan(y))
    beta, tstat = np.full(D + 1, np.nan), np.full(D + 1, np.nan)
    for t in range(D + 1):  # on day t yields dated before t are known
        k = np.searchsorted(days, t, side="left")
        if k < 252:
            continue
        use = days[k - 252 : k]
        xx, yy = x[use], y[use]
        mx, my = xx.mean(), yy.mean()
        sxx = ((xx - mx) ** 2).sum()
        b = ((xx - mx) * (yy - my)).sum() / sxx
        e = yy - my - b * (xx - mx)
        beta[t], tstat[t] = b, b / math.sqrt((e * e).sum() / 250 / sxx)
    level = np.where(np.isnan(tstat), -1, np.where(tstat > -1, 0, np.where(tstat > -2, 1, np.where(tstat > -3, 2, 3))))
    if math.isnan(y[D]):
        level[D] = -1
    return {"risk.rateSensitivity": None if level[-1] < 0 else LEVELS[level[-1]], "risk.rateSensitivity.beta": num(beta[-1]),
            "risk.rateSensitivity.t": num(tstat[-1]),
            "risk.rateSensitivity.shares": shares(level)}


def seasonality(analogs):
    D = analogs.panel.last
    level, share = np.full(D + 1, -1), np.full(D + 1, np.nan)
    for t in range(D + 1):
        done = [f for _, _, f in analogs.at(t) if not math.isnan(f)]
        if len(done) >= 3:
            s = sum(f < 0 for f in done) / len(done)
            share[t] = s
            level[t] = 0 if s < 0.5 else 1 if s < 0.65 else 2 if s < 0.8 else 3
    return {"risk.seasonality": None if level[D] < 0 else LEVELS[level[D]], "risk.seasonality.shareReversed": num(share[D]),
            "risk.seasonality.shares": shares(level)}


def conditions(panel):
    """{name: 1, 0 or NaN by day} and {name: the figures that it looks at on the last day}."""
    import judgement

    D = panel.last
    nan = np.full(D + 1, np.nan)
    px = lambda s: panel.close(s) if s in panel.series else nan

    def tri(*parts):
        """1/0, NaN where a part cannot be computed."""
        bad = np.zeros(D + 1, dtype=bool)
        ok = np.ones(D + 1, dtype=bool)
        for known, p in parts:
            bad |= ~known
            ok &= p
        return np.where(bad, np.nan, ok.astype(float))

    def cmp(x, f):
        known = ~np.isnan(x)
        return known, known & f(np.where(known, x, 0.0))

    held = judgement.held_above(px("^RUT" if "^RUT" in panel.series else "IWM"))
    rs = px("IWM") / px("SPY")
    high = trail(rs, 63, lambda w: w.max(axis=1))
    newhigh = np.where(np.isnan(high), np.nan, (rs >= high).astype(float))
    out = {"smallCapBreakout": (tri(cmp(held, lambda v: v > 0), cmp(newhigh, lambda v: v > 0)), {"held": held[D], "newHigh": newhigh[D]})}

    ratio = px("IWC") / px("IWM")
    spread = ret(px("IWC"), 63) - ret(px("IWM"), 63)
    top = trail(ratio, 63, lambda w: w.max(axis=1))
    recent = trail(np.where(np.isnan(top), np.nan, (ratio >= top).astype(float)), 5, lambda w: w.max(axis=1))
    out["microCaps"] = (tri(cmp(spread, lambda v: v > 0), cmp(recent, lambda v: v > 0)), {"spread": spread[D], "recentHigh": recent[D]})

    kre, _ = slope(np.log(px("KRE") / px("SPY")))
    d2, d10 = judgement.known_yield(panel, "DGS2"), judgement.known_yield(panel, "DGS10")
    fell, steep = nan.copy(), nan.copy()
    fell[63:] = d2[63:] - d2[:-63]
    steep[63:] = (d10 - d2)[63:] - (d10 - d2)[:-63]
    known = ~np.isnan(fell) & ~np.isnan(steep)
    either = (np.where(known, fell, 0) < 0) | (np.where(known, steep, 0) > 0)
    out["regionalBanks"] = (tri(cmp(kre, lambda v: v > 0), (known, known & either)), {"slope": kre[D] * 252, "dgs2Change": fell[D], "curveChange": steep[D]})

    sectors = Sectors(panel)
    value = lambda f: np.array([math.nan if t < 21 or (v := f(t, t - 21)) is None else v for t in range(D + 1)])
    cmd, breadth = value(sectors.cyc_minus_def), value(sectors.breadth)
    pc = percentile_history(cmd)
    out["cyclicals"] = (tri(cmp(cmd, lambda v: v > 0), cmp(pc, lambda v: v >= 0.75), cmp(breadth, lambda v: v > 0.5)),
                        {"cyclicalMinusDefensive": cmd[D], "percentile": pc[D], "breadth": breadth[D]})

    sv = ret(px("IWN"), 63) - ret(px("IWO"), 63)
    b, t = slope(np.log(px("IWN") / px("IWO")))
    out["smallValue"] = (tri(cmp(sv, lambda v: v > 0), cmp(b, lambda v: v > 0), cmp(t, lambda v: v > 2)), {"spread": sv[D], "slope": b[D] * 252, "t": t[D]})

    excess = judgement.credit_excess(panel, 63)
    pe = percentile_history(excess)
    out["credit"] = (tri(cmp(excess, lambda v: v > 0), cmp(pe, lambda v: v >= 0.75)), {"excess": excess[D], "percentile": pe[D]})
    return {k: v[0] for k, v in out.items()}, {k: v[1] for k, v in out.items()}


def opportunities(panel):
    holds, figures = conditions(panel)
    out, D = {}, panel.last
    for k, c in holds.items():
        past = c[:D][~np.isnan(c[:D])]
        out[f"opportunity.{k}"] = None if math.isnan(c[D]) else bool(c[D])
        for f, v in figures[k].items():
            out[f"opportunity.{k}.{f}"] = num(v)
        out[f"opportunity.{k}.sharePast"] = num(past.mean()) if len(past) else None
        out[f"opportunity.{k}.nPast"] = int(len(past))
    return out


def percentiles(panel, have):
    """Percentiles of figures whose history is cheap: {series or pair: {id: value, n, from}}."""
    cal, out = panel.calendar, {}
    n_, base = ordinal(cal)
    idx = np.where(base >= 0, base, 0)
    allret = lambda P: {w: (ret(P, n) if n else np.where(base >= 0, P / P[idx] - 1.0, np.nan)) for w, n in ref.WINDOWS.items()}
    spy = panel.close("SPY")
    rspy = allret(spy)
    for s in have:
        P = panel.close(s)
        R = allret(P)
        o = {f"percentile.return.{w}": percentile_served(cal, x) for w, x in R.items()}
        daily = ref.returns(P)
        for w in ("1M", "3M", "1Y"):
            o[f"percentile.volatility.daily.{w}"] = percentile_served(cal, trail(daily, ref.WINDOWS[w], lambda v: v.std(axis=1, ddof=1)))
        o["percentile.rsi.14"] = percentile_served(cal, rsi_history(P))
        o["percentile.distance.sma200"] = percentile_served(cal, P / trail(P, 200, lambda v: v.mean(axis=1)) - 1.0)
        out[s] = o
        if s != "SPY":
            q = {f"percentile.spread.{s}.SPY.{w}": percentile_served(cal, x - rspy[w]) for w, x in R.items()}
            q["percentile.rs.mansfield"] = percentile_served(cal, mansfield(P / spy))
            q["percentile.rs.slope.3M"] = percentile_served(cal, slope(np.log(P / spy))[0])
            out[f"{s}-SPY"] = q
    return out


def add(panel, have, out):
    for s in have:
        if s != "SPY":
            out.setdefault(f"{s}-SPY", {}).update(relative(panel, s, "SPY"))
    for a, b in (("^RUT", "^GSPC"), ("IWC", "IWM"), ("IWN", "IWO"), ("HYG", "LQD")):
        if a in have and b in have:
            out.setdefault(f"{a}-{b}", {}).update(relative(panel, a, b))
    sectors = Sectors(panel)
    out["sectors"] = sectors.figures()
    out["policy"] = policy(panel)
    an = Analogs(panel, "^RUT", "^IXIC")
    out["history"] = an.figures("IXIC") | Analogs(panel, "^RUT", "QQQ").figures("QQQ") | january(panel)
    out["ratings"] = overextension(panel) | rate_sensitivity(panel) | {"risk.policy": None} | seasonality(an)
    out["opportunities"] = opportunities(panel)
    p = percentiles(panel, have)
    for s in p:
        out.setdefault(s, {}).update(p[s])
    value = lambda f: np.array([math.nan if t < 21 or (v := f(t, t - 21)) is None else v for t in range(panel.last + 1)])
    out["sectors"]["percentile.sector.cyclicalMinusDefensive.1M"] = percentile_served(panel.calendar, value(sectors.cyc_minus_def))
    out["sectors"]["percentile.sector.breadth.1M"] = percentile_served(panel.calendar, value(sectors.breadth))
