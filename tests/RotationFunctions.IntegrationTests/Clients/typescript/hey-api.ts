// Four calls by the client that @hey-api/openapi-ts generates. Prints the answers, as JSON again.
import { client } from './generated/hey-api/client.gen.js';
import { checkClaims, getPerformance, getReport, getReportByDate } from './generated/hey-api/sdk.gen.js';

declare const process: { argv: string[] };

client.setConfig({ baseUrl: process.argv[2]! });

const { data: report } = await getReport();
const { data: performance } = await getPerformance({
  query: { series: ['IWC', 'IWM', 'SPY'], from: '2025-12-01', to: '2025-12-31', base: 'open' },
});
const { data: claims } = await checkClaims({
  body: { text: 'IWM returned +9.86% year to date, as of 31 December 2025.' },
});
const { error: problem } = await getReportByDate({ path: { date: '2026-01-17' } });

// Members that were once lost, by their types.
const firstDay: string | undefined = report?.calendar?.first;
const lines: number = report?.paths ? Object.keys(report.paths.yearToDate.values).length : 0;
const verdict: 'confirmed' | 'refuted' | 'notCheckable' | undefined = claims?.claims[0]?.verdict;
if (!firstDay || !lines || !verdict) throw new Error('Something of the answers is missing.');
console.log(JSON.stringify({ report, performance, claims, problem, message: problem?.detail }));
