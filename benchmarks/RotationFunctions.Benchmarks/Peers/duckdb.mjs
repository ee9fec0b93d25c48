// node duckdb.mjs PANEL.parquet THREADS RUNS: the figures of PeerFigures.cs by DuckDB, every day of every series.
// Prints the seconds and processor seconds of each run, the sum of each figure and the process' peak memory as JSON.
import { DuckDBInstance } from '@duckdb/node-api';

const [file, threads, runs] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`set threads to ${Number(threads)}`);

const back = (days) => `(w rows between ${days - 1} preceding and current row)`;
const change = (column, days) => `${column} / lag(${column}, ${days}) over w - 1`;

// Each figure and the rows of history that its first value needs: shorter windows are no figures.
const figures = {
  'return.1D': [change('close', 1), 2],
  'return.1W': [change('close', 5), 6],
  'return.1M': [change('close', 21), 22],
  'return.3M': [change('close', 63), 64],
  'return.6M': [change('close', 126), 127],
  'return.1Y': [change('close', 252), 253],
  'totalReturn.1Y': [change('adj_close', 252), 253],
  'volatility.daily.1M': [`stddev_samp(r) over ${back(21)}`, 22],
  'volatility.daily.3M': [`stddev_samp(r) over ${back(63)}`, 64],
  'volatility.daily.1Y': [`stddev_samp(r) over ${back(252)}`, 253],
  'beta.1Y': [`regr_slope(r, rb) over ${back(252)}`, 253],
  'correlation.1Y': [`corr(r, rb) over ${back(252)}`, 253],
  'trackingError.1Y': [`stddev_samp(r - rb) over ${back(252)} * sqrt(252)`, 253],
  'high.52w': [`max(close) over ${back(252)}`, 252],
  'high.52w.distance': [`close / max(close) over ${back(252)} - 1`, 252],
  'high.allTime': ['max(close) over (w rows unbounded preceding)', 1],
  'sma.50': [`avg(close) over ${back(50)}`, 50],
  'sma.200': [`avg(close) over ${back(200)}`, 200],
  'rs.mansfield': [`((close / cb) / avg(close / cb) over ${back(252)} - 1) * 100`, 252],
  'liquidity.dollarVolume.1M': [`avg(close * volume) over ${back(21)}`, 21],
  'liquidity.amihud.1M': [`avg(abs(r) / (close * volume) * 1e6) over ${back(21)}`, 22],
};

const ids = Object.keys(figures);
const query = `
  with prices as (
    select series, date, close, adj_close, volume, close / lag(close) over w - 1 as r
    from read_parquet('${file.replaceAll("'", "''")}')
    window w as (partition by series order by date)),
  benchmark as (select date, close as cb, r as rb from prices where series = 'SPY'),
  daily as (
    select row_number() over w as n, ${ids.map((id) => `${figures[id][0]} as "${id}"`).join(', ')}
    from prices join benchmark using (date)
    window w as (partition by series order by date))
  select ${ids.map((id) => `sum("${id}") filter (n >= ${figures[id][1]})`).join(', ')} from daily`;

const seconds = [];
const cpuSeconds = [];
let sums;
for (let run = 0; run < Number(runs); run++) {
  const started = performance.now();
  const before = process.cpuUsage();
  sums = (await connection.runAndReadAll(query)).getRows()[0];
  seconds.push((performance.now() - started) / 1000);
  const used = process.cpuUsage(before);
  cpuSeconds.push((used.user + used.system) / 1e6);
}

const version = (await connection.runAndReadAll('select version()')).getRows()[0][0];
console.log(JSON.stringify({
  version,
  seconds,
  cpuSeconds,
  sums: Object.fromEntries(ids.map((id, i) => [id, sums[i]])),
  peakBytes: process.resourceUsage().maxRSS * 1024,
}));
