// Four calls by the client that NSwag generates. Prints what it understood of the answers, as JSON again.
using Desk;
using Newtonsoft.Json;

using var http = new HttpClient();
var desk = new DeskClient(http) { BaseUrl = args[0] };

var report = await desk.GetReportAsync(date: null, format: null, lang: null, accept_Language: null, if_None_Match: null);
var performance = await desk.GetPerformanceAsync(
    ["IWC", "IWM", "SPY"], new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 31), PerformanceBase.Open, PriceBasis.Price, StandardDeviation.Sample,
    format: null, lang: null, accept_Language: null, if_None_Match: null);
var claims = await desk.CheckClaimsAsync(
    share: null, format: null, lang: null, explain: null, asOf: null, accept_Language: null, body: new ClaimRequest { Text = "IWM returned +9.86% year to date, as of 31 December 2025." });
Problem? problem = null;
try
{
    await desk.GetReportByDateAsync(new DateOnly(2026, 1, 17), revision: null, format: null, lang: null, accept_Language: null, if_None_Match: null);
}
catch (ApiException<Problem> caught)
{
    problem = caught.Result;
}

Console.WriteLine(JsonConvert.SerializeObject(new { report, performance, claims, problem, message = problem?.Detail }));
