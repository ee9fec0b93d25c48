// Four calls through the types that openapi-typescript generates. Prints the answers, as JSON again.
import createClient from 'openapi-fetch';
import type { paths } from './generated/openapi-typescript.js';

declare const process: { argv: string[] };

const desk = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: process.argv[2]! });

const { data: report } = await desk.GET('/report');
const { data: performance } = await desk.GET('/performance', {
  params: { query: { series: ['IWC', 'IWM', 'SPY'], from: '2025-12-01', to: '2025-12-31', base: 'open' } },
  querySerializer: { array: { style: 'form', explode: false } },
});
const { data: claims } = await desk.POST('/claims', {
  body: { text: 'IWM returned +9.86% year to date, as of 31 December 2025.' },
});
const { error: problem } = await desk.GET('/reports/{date}', { params: { path: { date: '2026-01-17' } } });

// Members that were once lost, by their types.
const firstDay: string | undefined = report?.calendar?.first;
const lines: number = report?.paths ? Object.keys(report.paths.yearToDate.values).length : 0;
const verdict: 'confirmed' | 'refuted' | 'notCheckable' | undefined = claims?.claims[0]?.verdict;
if (!firstDay || !lines || !verdict) throw new Error('Something of the answers is missing.');
console.log(JSON.stringify({ report, performance, claims, problem, message: problem?.detail }));
