// Four calls by the client that Kiota generates. Prints what it understood of the answers, as JSON again.
using Desk;
using Desk.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = args[0] };
var desk = new DeskClient(adapter);

var report = await desk.Report.GetAsync();
var performance = await desk.Performance.GetAsync(request =>
{
    request.QueryParameters.Series = ["IWC", "IWM", "SPY"];
    request.QueryParameters.From = new Date(2025, 12, 1);
    request.QueryParameters.To = new Date(2025, 12, 31);
    request.QueryParameters.BaseAsPerformanceBase = PerformanceBase.Open;
});
var claims = await desk.Claims.PostAsync(new ClaimRequest { Text = "IWM returned +9.86% year to date, as of 31 December 2025." });
Problem? problem = null;
try
{
    await desk.Reports[new Date(2026, 1, 17)].GetAsync();
}
catch (Problem caught)
{
    problem = caught;
}

Console.WriteLine($$"""
    {
      "report": {{await Json(report)}},
      "performance": {{await Json(performance)}},
      "claims": {{await Json(claims)}},
      "problem": {{await Json(problem)}},
      "message": {{System.Text.Json.JsonSerializer.Serialize(problem?.Message)}}
    }
    """);

static async Task<string> Json<T>(T? body) where T : IParsable
{
    using var writer = new JsonSerializationWriter();
    writer.WriteObjectValue(null, body);
    using var reader = new StreamReader(writer.GetSerializedContent());
    return await reader.ReadToEndAsync();
}
