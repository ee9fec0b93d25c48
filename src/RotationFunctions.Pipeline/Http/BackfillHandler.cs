using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Fetches past trading days as one snapshot, for whoever runs the desk.</summary>
public sealed class BackfillHandler(SnapshotFetch fetch, StorageGuard guard)
{
    private const string BodyShape = """{ "from": "yyyy-MM-dd", "to": "yyyy-MM-dd" }""";

    // Two dates; whoever sends more sends something else.
    private const int LongestBody = 1024;

    /// <summary>
    /// <c>POST backfill</c>: 202 when a snapshot was written, whose days are computed like those of every new snapshot and
    /// then have their reports; 200 when the same snapshot was there already.
    /// </summary>
    public Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                if (await ReadAsync(request, cancellationToken) is not { } body)
                    return Problem.InvalidBody($"The body must be JSON of the form {BodyShape}, {LongestBody} bytes at most.");
                var reader = new QueryReader(request);
                var (from, to) = (Date("from", body.From), Date("to", body.To));
                if (from > to)
                    reader.Refuse("from", string.Create(CultureInfo.InvariantCulture, $"'from' ({from:yyyy-MM-dd}) is after 'to' ({to:yyyy-MM-dd}); exchange them."));
                if (reader.Problem is { } problem)
                    return problem;
                return await FetchAsync(new SnapshotRequest(to, from), cancellationToken);

                DateOnly? Date(string name, string? text)
                {
                    if (text is not null)
                        return reader.Date(name, text);
                    reader.Refuse(name, $"'{name}' is missing; the body must be JSON of the form {BodyShape}.");
                    return null;
                }
            },
            cancellationToken);
    }

    private async Task<IResult> FetchAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return new BackfillResult(await fetch.RunAsync(request, null, cancellationToken));
        }
        catch (DateRequestException exception)
        {
            return Problem.InvalidBody(exception.Message);
        }
        catch (BenchmarkMissingException exception)
        {
            return Problem.Unavailable("source-unavailable", "The prices cannot be had", exception.Message);
        }
    }

    private static async Task<BackfillBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > LongestBody)
            return null;
        try
        {
            return JsonSerializer.Deserialize(buffer.AsSpan(0, length), ApiJson.Context.BackfillBody);
        }
        catch (JsonException)
        {
            // The answer says what the body must be; what the parser stumbled over helps nobody more.
            return null;
        }
    }
}

/// <summary>The days to fetch, as the caller wrote them.</summary>
internal sealed record BackfillBody(string? From, string? To);

/// <summary>What a backfill made.</summary>
/// <param name="From">First trading day that is computed.</param>
/// <param name="To">Last trading day that is computed.</param>
/// <param name="Snapshot">Name of the snapshot.</param>
/// <param name="IsNew">Whether it was not there before.</param>
/// <param name="Notes">What the caller should know of how the request was taken.</param>
internal sealed record BackfillAnswer(DateOnly From, DateOnly To, string Snapshot, bool IsNew, IReadOnlyList<string> Notes);

/// <summary>A backfill as an answer; <c>Location</c> is the report of its last day.</summary>
internal sealed class BackfillResult(FetchedSnapshot snapshot) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var report = Routes.ReportByDate.Replace("{date}", snapshot.AsOf.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        httpContext.Response.Headers.Location = $"/{Routes.Prefix}/{report}";
        var answer = new BackfillAnswer(snapshot.ComputeFrom, snapshot.AsOf, snapshot.Name, snapshot.IsNew, snapshot.Notes);
        return Answer.WriteAsync(
            httpContext, snapshot.IsNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK, Format.Json.ContentType,
            ApiJson.Serialize(answer, ApiJson.Context.BackfillAnswer), cacheControl: "no-store");
    }
}
