"""Reference computation of what the desk concludes: docs/metrics.md, sections 6, 9, 9b and 9c, in plain pandas and numpy.

Written from the definitions alone, apart from the C# code, like rotation.py beside it. Everything is computed anew from the panel, which
ends on the as-of day: no figure here can see further.
"""
import math

import numpy as np

import reference as ref
import rotation

STANCES = ["rotation", "mixed", "largeCapLeadership"]
HORIZONS = (21, 63, 252)
LEVELS = rotation.LEVELS
num = rotation.num


def level_of(value):
    return -1 if math.isnan(value) else 0 if value < 0.5 else 1 if value < 0.75 else 2 if value < 0.9 else 3


def ahead(backward, h):
    """What a figure over the h days that end on a day says of the day on which they begin."""
    out = np.full(len(backward), np.nan)
    out[:-h] = backward[h:]
    return out


# ---------------------------------------------------------------- probabilities

def binomial(k, n, p):
    """Exact, two-sided by doubling; terms by logarithms."""
    if n == 0 or p is None:
        return None
    if p <= 0 or p >= 1:
        return 1.0 if k == (0 if p <= 0 else n) else 0.0
    term = [math.exp(math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1) + i * math.log(p) + (n - i) * math.log1p(-p)) for i in range(n + 1)]
    return min(1.0, 2 * min(math.fsum(term[: k + 1]), math.fsum(term[k:])))


def verdict(n, p):
    return "tooFew" if n < 10 else "none" if p >= 0.05 else "weak" if p >= 0.05 / 27 else "supported"


def wilson(k, n, z=1.959963984540054):
    p = k / n
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return [max(0.0, (p + z * z / (2 * n) - half) / (1 + z * z / n)), min(1.0, (p + z * z / (2 * n) + half) / (1 + z * z / n))]


def normal_two_sided(t):
    return math.erfc(abs(t) / math.sqrt(2))


def phi(x):
    return math.erfc(-x / math.sqrt(2)) / 2


def quantile_normal(p):
    low, high = -12.0, 12.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if phi(middle) < p else (low, middle)
    return (low + high) / 2


# ---------------------------------------------------------------- 9b records

def record(holds, leads):
    """holds: 1, 0, NaN; leads: {h: outcome by the day it begins}."""
    told = ~np.isnan(holds)
    first, before = [], False
    for t in np.flatnonzero(told):
        if holds[t] == 1 and not before:
            first.append(int(t))
        before = holds[t] == 1
    out = {}
    for h, lead in leads.items():
        entries = [t for t in first if not math.isnan(lead[t])]
        kept = []
        for t in entries:
            if not kept or t - kept[-1] >= h:
                kept.append(t)
        base = lead[told & ~np.isnan(lead)]
        y = lead[kept]
        n, k = len(kept), int((y > 0).sum())
        share, base_share = (k / n if n else None), (float((base > 0).mean()) if len(base) else None)
        p = binomial(k, n, base_share)
        median, base_median = (float(np.quantile(y, 0.5)) if n else None), (float(np.quantile(base, 0.5)) if len(base) else None)
        out[str(h)] = {
            "entries": len(entries), "independent": n, "baseDays": int(len(base)), "median": median, "base.median": base_median,
            "difference.median": None if None in (median, base_median) else median - base_median,
            "sharePositive": share, "base.sharePositive": base_share,
            "difference.sharePositive": None if None in (share, base_share) else share - base_share,
            "interval95": wilson(k, n) if n else None, "p": p, "verdict": verdict(n, p if p is not None else 1.0),
            "direction": None if share is None else "for" if share > base_share else "against",
        }
    return out


# ---------------------------------------------------------------- 9 score and stance

class Score:
    def __init__(self, panel):
        self.panel, D = panel, panel.last
        names = ("^RUT", "^GSPC")
        if any(n not in panel.series or math.isnan(panel.close(n)[D]) for n in names):
            names = ("IWM", "SPY")
        self.names = names
        self.a, self.b = (panel.close(n) for n in names)
        self.leads = {w: rotation.ret(self.a, n) - rotation.ret(self.b, n) for w, n in (("1M", 21), ("3M", 63), ("6M", 126), ("1Y", 252))}
        self.percentiles = {w: rotation.percentile_history(x) for w, x in self.leads.items() if w in ("1M", "3M")}
        self.score = 50 * (self.percentiles["1M"] + self.percentiles["3M"])
        self.mansfield = rotation.mansfield(self.a / self.b)
        ra, rb = ref.returns(self.a), ref.returns(self.b)
        self.won = rotation.trail(np.where(np.isnan(ra) | np.isnan(rb), np.nan, (ra > rb).astype(float)), 63, lambda w: w.mean(axis=1))
        self.stance = self.stances()

    def stances(self):
        out, state = [], "mixed"
        up = down = under = over = 0
        for s in self.score:
            if math.isnan(s):
                up = down = under = over = 0
                out.append(None)
                continue
            up, down = (up + 1 if s >= 75 else 0), (down + 1 if s <= 25 else 0)
            under, over = (under + 1 if s < 50 else 0), (over + 1 if s > 50 else 0)
            if state == "rotation" and (under >= 2 or s <= 25) or state == "largeCapLeadership" and (over >= 2 or s >= 75):
                state = "mixed"
            if up >= 5:
                state = "rotation"
            elif down >= 5:
                state = "largeCapLeadership"
            out.append(state)
        return out

    def figures(self, sectors):
        D, cal = self.panel.last, self.panel.calendar
        date = lambda t: str(cal[t].date())
        told = [t for t, s in enumerate(self.stance) if s is not None]
        firsts = [t for i, t in enumerate(told) if i == 0 or self.stance[told[i - 1]] != self.stance[t]]
        served = {w: rotation.percentile_served(cal, x) for w, x in self.leads.items()}
        spy, sizes = self.panel.close("SPY"), {}
        for name in ("RSP", "IJH", "IWM", "IWC"):
            if name in self.panel.series and not np.isnan(self.panel.close(name)).all():
                lead = {w: rotation.ret(self.panel.close(name), n) - rotation.ret(spy, n) for w, n in (("1M", 21), ("3M", 63))}
                sizes[name] = {"lead.1M": num(lead["1M"][D]), "lead.3M": num(lead["3M"][D]), "percentile.3M": rotation.percentile(lead["3M"][:D], lead["3M"][D])}
        quarters = [s["lead.3M"] for s in sizes.values() if s["lead.3M"] is not None]
        character = {}
        for w, x in sectors.items():
            p = rotation.percentile(x[:D], x[D])
            character[w] = {"cyclicalMinusDefensive": num(x[D]), "percentile": p, "word": None if p is None else "cyclical" if p >= 0.75 else "defensive" if p <= 0.25 else "neither"}
        return {
            "basis": list(self.names), "score": num(self.score[D]), "first": date(told[0]) if told else None,
            "leads": {w: {"lead": num(self.leads[w][D]), "percentile": p["value"], **({} if p["value"] is None else {"n": p["n"], "first": p["from"]})} for w, p in served.items()},
            "context": {"mansfield": num(self.mansfield[D]), "mansfield.percentile": rotation.percentile(self.mansfield[:D], self.mansfield[D]),
                        "daysWon.3M": num(self.won[D]), "daysWon.3M.percentile": rotation.percentile(self.won[:D], self.won[D])},
            "stance": self.stance[D], "stance.since": date(firsts[-1]), "stance.days": len([t for t in told if t >= firsts[-1]]),
            "stance.changesPerYear": (len(firsts) - 1) / (len(told) / 252),
            "stance.shares": {s: sum(self.stance[t] == s for t in told) / len(told) for s in STANCES},
            "sizes": {"of": sizes, "available": len(quarters), "positive.3M": sum(q > 0 for q in quarters)},
            "character": character,
        }

    def records(self):
        price = {h: ahead(rotation.ret(self.a, h) - rotation.ret(self.b, h), h) for h in HORIZONS}
        return {s: record(np.array([math.nan if x is None else float(x == s) for x in self.stance]), price) for s in STANCES}


# ---------------------------------------------------------------- 6 states

def range_side(closes, high, low, above):
    """The last 63 closes against today's range; positions count from the first of them."""
    edge = high if above else low
    beyond = (lambda x: x > edge) if above else (lambda x: x < edge)
    back = (lambda x: x < 0.99 * edge) if above else (lambda x: x > 1.01 * edge)
    target = high + (high - low) if above else low - (high - low)
    run = since = lost = reached = start = None
    count, held = 0, False
    for i, x in enumerate(closes):
        if held and back(x):
            held, lost, count = False, i, 0
            continue
        count = count + 1 if beyond(x) else 0
        if count == 1:
            start = i
        if not held and count == 3:
            held, since, lost = True, start, None
            reached = None
        if held and reached is None:
            hit = [j for j in range(since, i + 1) if (closes[j] >= target if above else closes[j] <= target)]
            reached = hit[0] if hit else None
    status = ("reached" if reached is not None else "confirmed") if held else "failed" if lost is not None else "forming" if beyond(closes[-1]) else "none"
    return status, since, lost, reached, (target if target > 0 else None), held


class Pattern:
    """Every shape of one kind in the closes up to D, and what becomes of it."""

    def __init__(self, c, top):
        self.c, self.sign = c, -1 if top else 1
        s = self.sign
        pivots = [(i, known) for kind, i, known in rotation.zigzag(c) if kind == ("high" if top else "low")]
        self.heads = {}
        self.shapes = []
        for i3, (e3, _) in enumerate(pivots):
            lefts = [e1 for e1, _ in pivots[:i3] if e3 - e1 <= 504 and s * c[e3] < s * (1 - s * 0.04) * c[e1] and (s * c[e1 : e3 + 1]).min() >= s * c[e3]]
            rights = [(e5, known) for e5, known in pivots[i3 + 1 :] if e5 - e3 <= 504 and s * c[e3] < s * (1 - s * 0.04) * c[e5] and (s * c[e3 : e5 + 1]).min() >= s * c[e3]]
            for e1 in lefts:
                e2 = e1 + int(np.argmax(s * c[e1 : e3 + 1]))
                for e5, known in rights:
                    e4 = e3 + int(np.argmax(s * c[e3 : e5 + 1]))
                    if e5 - e1 < 63 or abs(c[e1] - c[e5]) / (c[e1] + c[e5]) > 0.05 or abs(c[e2] - c[e4]) / (c[e2] + c[e4]) > 0.05:
                        continue
                    shape = self.life((e1, e2, e3, e4, e5), known)
                    self.shapes.append(shape)
                    self.heads.setdefault(e3, []).append(shape)
        self.published = []
        for shapes in self.heads.values():
            told = sorted((x for x in shapes if x["seen"] is not None), key=lambda x: (x["seen"], -x["relative"], x["e"][0], x["e"][4]))
            alive = [x for x in told if x["end"] is None or x["end"] > x["seen"]]
            if alive:
                self.published.append(alive[0])

    def life(self, e, known):
        c, s, D = self.c, self.sign, len(self.c) - 1
        line = lambda t: c[e[1]] + (c[e[3]] - c[e[1]]) * (t - e[1]) / (e[3] - e[1])
        stop_forming = next((t for t in range(e[4] + 1, min(D, e[2] + 504) + 1) if s * c[t] < s * c[e[2]]), e[2] + 505)
        b = next((t for t in range(e[4] + 1, D + 1) if s * c[t] > s * line(t)), None)
        seen = None if b is None or max(b, known) >= stop_forming else max(b, known)
        height = s * (line(e[2]) - c[e[2]])
        life = {"e": e, "known": known, "stop": stop_forming, "break": b if seen is not None else None, "seen": seen if seen is None or seen <= D else None, "line": line,
                "relative": height / line(e[2]), "end": None, "outcome": "confirmed"}
        if life["seen"] is None:
            return life
        life["level"], life["target"], life["floor"] = line(b), line(b) + s * height, (1 - s * 0.04) * line(b)
        for t in range(b, D + 1):
            outcome = "expired" if t >= b + 253 else "failed" if s * c[t] < s * life["floor"] else "reached" if s * c[t] >= s * life["target"] else None
            if outcome:
                life["end"], life["outcome"] = t, outcome
                break
        return life

    def counts(self):
        D = len(self.c) - 1
        confirmed = [x for x in self.published if x["end"] is None]
        if confirmed:
            return max(confirmed, key=lambda x: x["e"][2]), "confirmed"
        latest = max(self.published, key=lambda x: x["e"][2], default=None)
        forming = [x for x in self.shapes if x["known"] <= D and D < min(x["stop"], x["break"] if x["break"] is not None else x["stop"]) and (latest is None or x["e"][2] > latest["e"][2])]
        if forming:
            return min(forming, key=lambda x: (-x["e"][2], -x["relative"], x["e"][0], x["e"][4])), "forming"
        return (latest, latest["outcome"]) if latest is not None and D - latest["end"] <= 21 else (None, "none")

    def figures(self, day):
        c, D = self.c, len(self.c) - 1
        ended = [x for x in self.published if x["end"] is not None]
        decided = [x for x in ended if x["outcome"] != "expired"]
        reached = sum(x["outcome"] == "reached" for x in ended)
        chance = [math.log(c[x["seen"]] / x["floor"]) / math.log(x["target"] / x["floor"]) if x["target"] > 0 else 0.0 for x in decided]
        p = binomial(reached, len(decided), sum(chance) / len(decided) if decided else None)
        x, status = self.counts()
        out = {"status": status, "record": {
            "ended": len(ended), "reached": reached, "failed": sum(y["outcome"] == "failed" for y in ended), "expired": len(ended) - len(decided),
            "reached.driftless": float(sum(chance)), "p": p, "verdict": verdict(len(decided), p if p is not None else 1.0)}}
        if x is None:
            return out
        told, active = status != "forming", status == "confirmed"
        out["points"] = {f"E{i + 1}": {"date": day(t), "close": num(c[t])} for i, t in enumerate(x["e"])}
        out |= {"neckline.head": num(x["line"](x["e"][2])), "neckline.now": num(x["line"](D)), "neckline.confirmed": num(x["level"]) if told else None,
                "confirmed": day(x["break"]) if told else None, "seen": day(x["seen"]) if told else None, "end": day(x["end"]) if told and not active else None,
                "target": num(x["target"]) if active and x["target"] > 0 else None, "stop": num(x["floor"]) if active else None,
                "expires.inDays": x["break"] + 253 - D if active else None}
        return out


def held_above(price):
    """Whether range.above is held on each day, 1 or 0; NaN without a range."""
    out = np.full(len(price), np.nan)
    for t in range(818, len(price)):
        before, last = price[t - 818 : t - 62], price[t - 62 : t + 1]
        if not np.isnan(before).any() and not np.isnan(last).any():
            out[t] = range_side(last, before.max(), before.min(), True)[5]
    return out


def technicals(panel, name):
    D, price = panel.last, panel.close(name)
    day = lambda t: None if t is None else str(panel.calendar[t].date())
    first = int(np.flatnonzero(~np.isnan(price))[0])
    out = {key: Pattern(price[first:], top).figures(lambda t: day(first + t)) for key, top in (("inverseHeadAndShoulders", False), ("headAndShouldersTop", True))}
    if D - first < 818:
        return out
    high, low = float(price[D - 818 : D - 62].max()), float(price[D - 818 : D - 62].min())
    out["range"] = {"high": high, "low": low, "close": num(price[D])}
    held = {}
    for side, above in (("above", True), ("below", False)):
        status, since, lost, reached, target, held[side] = range_side(price[D - 62 :], high, low, above)
        at = lambda i: None if i is None else day(D - 62 + i)
        out["range"][side] = {"status": status, "since": at(since), "lost": at(lost), "reached": at(reached), "target": target,
                              "extent": None if status == "none" else num(price[D] / (high if above else low) - 1)}
    out["range"]["state"] = "above" if held["above"] else "below" if held["below"] else "inside"
    return out


# ---------------------------------------------------------------- 9 risks

def worst_falls(price):
    out = np.full(len(price), np.nan)
    if len(price) > 63:
        out[:-63] = np.minimum(0.0, rotation.windows(price[1:], 63).min(axis=1) / price[:-63] - 1)
    return out


def rated(value, falls, inputs):
    """The rating of the last day of a figure in 0 to 1."""
    level = np.array([level_of(v) for v in value])
    past = level[:-1][level[:-1] >= 0]
    after = {}
    for i, word in enumerate(LEVELS):
        days = [int(t) for t in np.flatnonzero((level[:-1] == i) & ~np.isnan(falls[:-1]))]
        kept = []
        for t in days:
            if not kept or t - kept[-1] >= 63:
                kept.append(t)
        y = falls[days]
        after[word] = {"days": len(days), "independent": len(kept), "mean": float(y.mean()) if days else None,
                       "median": float(np.quantile(y, 0.5)) if days else None, "worstTenth": float(np.quantile(y, 0.1)) if days else None}
    out = {"level": None if level[-1] < 0 else LEVELS[level[-1]], "value": num(value[-1])} | inputs
    out |= {"past.days": int(len(past)), "after": after}
    if len(past):
        out["past"] = {word: float((past == i).mean()) for i, word in enumerate(LEVELS)}
    return out


def amihud(panel, name):
    price, volume = panel.close(name), panel.column(name, "volume")
    r, value = ref.returns(price), price * volume
    ratio = np.where(~np.isnan(r) & (value > 0), np.abs(r) / np.where(value > 0, value, 1.0) * 1e6, np.nan)
    out = np.full(len(price), np.nan)
    for t in range(len(price)):
        last = ratio[max(0, t - 20) : t + 1]
        last = last[~np.isnan(last)]
        if len(last) >= 15 and not math.isnan(price[t]):
            out[t] = last.sum() / len(last)
    return out


def credit_excess(panel, n):
    total = lambda name: rotation.ret(panel.column(name, "adj_close"), n) if name in panel.series else np.full(panel.last + 1, np.nan)
    return total("HYG") - 0.25 * total("TLT")


def stress(panel, small):
    vix = panel.close("^VIX") if "^VIX" in panel.series else np.full(panel.last + 1, np.nan)
    fall = 1 - panel.close(small) / rotation.trail(panel.close(small), 252, lambda w: w.max(axis=1))
    return vix, fall, rotation.percentile_history(vix), rotation.percentile_history(fall)


def risks(panel, small):
    falls = worst_falls(panel.close(small))
    vix, fall, pv, pf = stress(panel, small)
    out = {"stress": rated((pv + pf) / 2, falls, {"vix": num(vix[-1]), "vix.percentile": num(pv[-1]), "fall.52w": num(fall[-1]), "fall.52w.percentile": num(pf[-1])})}
    excess = credit_excess(panel, 63)
    out["credit"] = rated(rotation.percentile_history(-excess), falls, {"excess.3M": num(excess[-1])})
    micro, large = amihud(panel, "IWC"), amihud(panel, "SPY")
    out["liquidity"] = rated(rotation.percentile_history(micro), falls, {"amihud.1M": num(micro[-1]), "timesSPY": num(micro[-1] / large[-1])})
    return out


# ---------------------------------------------------------------- 9 conditions

def total_lead(panel, of, against, h):
    total = lambda name: rotation.ret(panel.column(name, "adj_close"), h)
    return ahead(sum(total(name) for name in of) / len(of) - total(against), h)


def opportunities(panel, conditions):
    out = {}
    pairs = {"smallCapBreakout": (["IWM"], "SPY"), "microCaps": (["IWC"], "IWM"), "regionalBanks": (["KRE"], "SPY"),
             "cyclicals": (rotation.GROUPS["cyclical"], "SPY"), "smallValue": (["IWN"], "IWO")}
    for name, holds in conditions.items():
        leads = {h: ahead(credit_excess(panel, h), h) if name == "credit" else total_lead(panel, *pairs[name], h) for h in HORIZONS}
        past = holds[:-1][~np.isnan(holds[:-1])]
        out[name] = {"held": None if math.isnan(holds[-1]) else bool(holds[-1]), "daysOfPast": int(len(past)),
                     "shareOfPast": float(past.mean()) if len(past) else None, "record": record(holds, leads)}
    return out


# ---------------------------------------------------------------- 9c similar days and evidence

def similar(panel, score, sectors):
    D = panel.last
    distance = score.a / rotation.trail(score.a, 200, lambda w: w.mean(axis=1)) - 1
    vix, fall, pv, pf = stress(panel, score.names[0])
    vector = np.array([score.percentiles["1M"], score.percentiles["3M"], rotation.percentile_history(score.mansfield),
                       rotation.percentile_history(sectors["1M"]), (pv + pf) / 2, rotation.percentile_history(distance)])
    candidates = [int(t) for t in np.flatnonzero(~np.isnan(vector).any(axis=0)) if t <= D - 252]
    if np.isnan(vector[:, D]).any() or len(candidates) < 1000:
        return {"candidates": None, "days": None}
    far = np.sqrt(((vector[:, candidates] - vector[:, [D]]) ** 2).mean(axis=0))
    taken = []
    for d, minus in sorted((float(d), -t) for d, t in zip(far, candidates)):
        if len(taken) < 5 and all(abs(-minus - t) >= 63 for t, _ in taken):
            taken.append((-minus, d))
    days = []
    for t, d in taken:
        days.append({"day": str(panel.calendar[t].date()), "distance": d, "asNear": float((far <= d).mean())}
                    | {f"lead.{h}": float((score.a[t + h] / score.a[t] - 1) - (score.b[t + h] / score.b[t] - 1)) for h in HORIZONS})
    return {"candidates": len(candidates), "days": days}


def ranks(x):
    order = np.sort(x)
    return (np.searchsorted(order, x, side="left") + np.searchsorted(order, x, side="right") + 1) / 2.0


def newey_west(scores):
    T = len(scores)
    L = int(math.floor(4 * (T / 100) ** (2 / 9)))
    total = (scores * scores).sum()
    for lag in range(1, L + 1):
        total += 2 * (1 - lag / (L + 1)) * (scores[lag:] * scores[:-lag]).sum()
    return total


def pearson(x, y):
    x, y = x - x.mean(), y - y.mean()
    return float((x * y).sum() / math.sqrt((x * x).sum() * (y * y).sum()))


def evidence(panel, score):
    cal, D = panel.calendar, panel.last
    ends = [t for t in range(D) if (cal[t].year, cal[t].month) != (cal[t + 1].year, cal[t + 1].month) and (cal[t].year, cal[t].month) >= (2005, 12)]
    months = list(zip(ends[:-1], ends[1:]))
    nothing = np.full(D + 1, np.nan)
    close = lambda n: panel.close(n) if n in panel.series else nothing
    adjusted = lambda n: panel.column(n, "adj_close") if n in panel.series else nothing
    over = lambda x, n: x / rotation.trail(x, n, lambda w: w.mean(axis=1))
    momentum = lambda x: np.concatenate([np.full(252, np.nan), x[252 - 21 : len(x) - 21] / x[: len(x) - 252] - 1])
    rs = close("IWM") / close("SPY")
    slope = known_yield(panel, "DGS10") - known_yield(panel, "DGS2")
    lead = rotation.ret(close("IWM"), 21) - rotation.ret(close("SPY"), 21)
    sides = np.array([math.nan if s is None else {"rotation": 1.0, "mixed": 0.0, "largeCapLeadership": -1.0}[s] for s in score.stance])
    signals = {
        "momentum12-1": momentum(rs), "ratioOverSma200": over(rs, 200) - 1, "creditExcess3M": credit_excess(panel, 63),
        "curveSteepening3M": np.concatenate([np.full(63, np.nan), slope[63:] - slope[:-63]]), "vixUnder75d": 1 - over(close("^VIX"), 75),
        "reversal1M": 0.5 - rotation.percentile_history(lead), "january": np.array([float(d.month == 12) for d in cal]), "stance": score.score,
    }
    rows = {}
    small, large = adjusted("IWM"), adjusted("SPY")
    for name, x in signals.items():
        side = sides if name == "stance" else np.sign(x)
        use = [(t, u) for t, u in months if not math.isnan(x[t]) and not math.isnan(side[t]) and not math.isnan(small[t] + small[u] + large[t] + large[u])]
        if len(use) < 60:
            continue
        signal = np.array([x[t] for t, _ in use])
        outcome = np.array([(small[u] / small[t] - 1) - (large[u] / large[t] - 1) for t, u in use])
        position = np.array([side[t] for t, _ in use])
        rx, ry = ranks(signal), ranks(outcome)
        dx, dy = rx - rx.mean(), ry - ry.mean()
        beta = (dx * dy).sum() / (dx * dx).sum()
        t = beta / (math.sqrt(newey_west(dx * (dy - beta * dx))) / (dx * dx).sum())
        active = position != 0
        n = int(active.sum())
        rows[name] = {"months": len(use), "ic": pearson(rx, ry), "t": float(t), "active": n,
                      "hit": float((position * outcome > 0)[active].sum() / n) if n else None,
                      "base": float(max((outcome > 0)[active].sum(), (outcome < 0)[active].sum()) / n) if n else None}
        strategy(rows[name], position * outcome, 2 * np.abs(np.diff(position, prepend=0.0)))
    sector_row(panel, months, momentum, rows)
    names = list(rows)
    if not names:
        return None
    sharpes = np.array([rows[n]["s"] for n in names])
    N = len(names)
    e, g = math.e, 0.5772156649015329
    best = math.sqrt(sharpes.var(ddof=1)) * ((1 - g) * quantile_normal(1 - 1 / N) + g * quantile_normal(1 - 1 / (N * e)))
    least = 0.0
    for k, name in enumerate(sorted(names, key=lambda n: normal_two_sided(rows[n]["t"]))):
        rows[name]["p"] = normal_two_sided(rows[name]["t"])
        least = max(least, min(1.0, (N - k) * rows[name]["p"]))
        rows[name]["holm"] = least
    for row in rows.values():
        s, skew, kurt = row.pop("s"), row.pop("skew"), row.pop("kurt")
        row["deflatedSharpe"] = phi((s - best) * math.sqrt(row["months"] - 1) / math.sqrt(1 - skew * s + (kurt - 1) * s * s / 4))
        row["verdict"] = {0: "none", 1: "weak", 2: "supported"}[(row["holm"] < 0.05) + (row["deflatedSharpe"] >= 0.95)]
    return {"from": str(cal[months[0][0]].date()), "to": str(cal[months[-1][1]].date()), "sr0": best * math.sqrt(12), "rows": rows}


def strategy(row, gross, traded):
    net = gross - 0.0005 * traded
    row["gross"], row["net"] = float(gross.mean() * 12), float(net.mean() * 12)
    row["s"] = float(net.mean() / net.std(ddof=1))
    row["sharpe"] = row["s"] * math.sqrt(12)
    d = net - net.mean()
    row["skew"], row["kurt"] = float((d**3).mean() / (d**2).mean() ** 1.5), float((d**4).mean() / (d**2).mean() ** 2)


def sector_row(panel, months, momentum, rows):
    have = [s for s in sorted(rotation.SECTORS) if s in panel.series]
    signal = {s: momentum(panel.close(s)) for s in have}
    ics, gross, traded, before = [], [], [], dict.fromkeys(have, 0.0)
    for t, u in months:
        members = [(s, signal[s][t], panel.column(s, "adj_close")[u] / panel.column(s, "adj_close")[t] - 1) for s in have]
        members = sorted((m for m in members if not math.isnan(m[1]) and not math.isnan(m[2])), key=lambda m: (-m[1], m[0]))
        if len(members) < 6:
            continue
        ics.append(pearson(ranks(np.array([m[1] for m in members])), ranks(np.array([m[2] for m in members]))))
        weights = dict.fromkeys(have, 0.0) | {m[0]: 1 / 3 for m in members[:3]} | {m[0]: -1 / 3 for m in members[-3:]}
        gross.append(sum(m[2] for m in members[:3]) / 3 - sum(m[2] for m in members[-3:]) / 3)
        traded.append(sum(abs(weights[s] - before[s]) for s in have))
        before = weights
    if len(gross) < 60:
        return
    x, gross = np.array(ics), np.array(gross)
    t = x.mean() / (math.sqrt(newey_west(x - x.mean())) / len(x))
    rows["sectorMomentum12-1"] = {"months": len(x), "ic": float(x.mean()), "t": float(t), "active": len(x), "hit": float((gross > 0).mean()), "base": 0.5}
    strategy(rows["sectorMomentum12-1"], gross, np.array(traded))


def known_yield(panel, name):
    """The latest observation dated before each day, if at most five trading days old."""
    out = np.full(panel.last + 1, np.nan)
    if name not in panel.rates:
        return out
    values, cal = panel.rates[name], panel.calendar
    for t in range(len(cal)):
        i = values.index.searchsorted(cal[t], side="left") - 1
        if i >= 0 and t - (cal.searchsorted(values.index[i], side="right") - 1) <= 5:
            out[t] = values.iloc[i]
    return out


def of(panel):
    """Everything that is concluded as of the panel's last day."""
    small = "^RUT" if "^RUT" in panel.series else "IWM"
    score, sectors = Score(panel), rotation.Sectors(panel)
    column = lambda n: np.array([math.nan if t < n or (v := sectors.cyc_minus_def(t, t - n)) is None else v for t in range(panel.last + 1)])
    character = {"1M": column(21), "3M": column(63)}
    out = {"technicals": technicals(panel, small), "risks": risks(panel, small),
           "records": {"stance": score.records(), "opportunity": opportunities(panel, rotation.conditions(panel)[0])},
           "similar": similar(panel, score, character), "evidence": evidence(panel, score)}
    if score.stance[panel.last] is not None:
        out["rotation"] = score.figures(character)
    else:
        del out["records"]["stance"]
    return out
