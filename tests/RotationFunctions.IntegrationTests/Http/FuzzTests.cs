using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>Whatever is sent, the answer is one that is meant: never a fault of the program, and every error says what it is.</summary>
public sealed class FuzzTests(FiveDays days) : IClassFixture<FiveDays>
{
    // The same requests in every run: what fails, fails again.
    private const ulong Seed = 20260122;
    private const int Requests = 1500;

    // Kestrel reads a request line of 8 KiB, method and version included.
    private const int LongestLine = 8000;

    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("", " ", "0", "-1", "9999-12-31", "0001-01-01", "2025-02-21", "2025-02-30", "IWM", "IWM-SPY", "^RUT", "..", "../..", "%00", "%", "%2e%2e%2f", "'", "' or 1 eq 1", "\"", "<script>", "=1+1",
            "\0", "\u202e", "\ud83d\udcc8", "\ud800", "+", "&", "#", "?", "/", "\\", ";", ",,,,", "NaN", "1e999", "2147483648", "99999999999999999999", "zh-CN", "html", "csv", "true", new string('9', 3000), new string(',', 2000)));

    private static readonly Gen<string> HeaderValues = Gen.OneOf(
        Texts.Select(text => new string([.. text.Where(c => c is >= ' ' and < '\u007f')])),
        Gen.Elements("*/*", "text/html;q=0", "application/json;q=1.5", "a/b/c", "*;q=0", "q=", ",,,", "*", "W/\"x\"", "\"", "gzip;q=0, br;q=nan", "identity;q=0, *;q=0", "zh;q=,en", "https://a.example"));

    private static readonly Gen<string> ParameterNames = Gen.Elements(
        [.. ApiCatalogue.Operations.SelectMany(operation => operation.Parameters).Select(parameter => parameter.Name).Append("code").Append("x").Distinct()]);

    /// <summary>Mostly parameters that the call has: with any other it answers 400 and looks no further.</summary>
    private static Gen<string> NamesOf(Operation operation) =>
        Gen.Frequency((8, Gen.Elements([.. operation.Parameters.Select(parameter => parameter.Name).Append("code")])), (1, ParameterNames));

    private static readonly Gen<string> Bodies = Gen.OneOf(
        Texts,
        Gen.Elements("{", "[]", "null", "{\"claims\":[]}", "{\"claims\":{}}", "{\"text\":7}", "{\"text\":\"IWM is up 1% year to date\",\"asOf\":\"9999-12-31\"}", "text=IWM+%2B1%25+today", "text=%ff%fe",
            "[{\"series\":\"IWM\",\"kind\":\"return\",\"stated\":\"YTD\",\"value\":1e308,\"digits\":12}]", "[{\"series\":\"IWM\",\"kind\":\"level\",\"value\":\"9.86 %\",\"asOf\":\"0001-01-01\"}]",
            "[{\"series\":\"IWM\",\"kind\":\"return\",\"stated\":\"0001-01-01 to 9999-12-31\",\"value\":0.1}]", "[{\"series\":\"IWM\",\"kind\":\"return\",\"stated\":\"since 9999-12-31\",\"value\":0.1,\"asOf\":\"9999-12-31\"}]",
            "[{\"series\":\"IWM\",\"kind\":\"beta\",\"against\":\"IWM\",\"stated\":\"1Y\",\"value\":1}]", "[{\"series\":\"-\",\"kind\":\"spread\",\"stated\":\"1D\",\"value\":\"-0\"}]", new string('[', 5000), "IWM is up 1e400% year to date", "0001-01-01 9999-12-31 IWM +1% since 9999-12-31."),
        ArbMap.Default.GeneratorFor<int>().Select(n => $"IWM rose {n}.{n}% in {n} days, since {n:0000}-{n % 13:00}-{n % 32:00}; SPY {n}bp"));

    private static readonly Gen<Sent> Calls =
        from operation in Gen.Elements([.. ApiCatalogue.Operations.Where(operation => operation.Access != Access.Administrator)])
        from method in Gen.Frequency((8, Gen.Constant(operation.Method)), (1, Gen.Elements("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")))
        from inPath in Texts
        from isExample in Gen.Elements(true, false)
        from suffix in Gen.Frequency((9, Gen.Constant("")), (1, Texts.Select(text => "/" + Uri.EscapeDataString(Whole(text)))))
        from parameters in Gen.Zip(NamesOf(operation), Texts).ListOf(4)
        from count in Gen.Choose(0, 4)
        from header in Gen.Elements("Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "Origin", "Range", "If-Match", "If-Modified-Since", "X-Forwarded-Host")
        from value in HeaderValues
        from type in Gen.Elements("application/json", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "nonsense", "")
        from body in Bodies
        select new Sent(method, PathOf(operation, isExample, inPath) + suffix, [.. parameters.Take(count)], header, value, type, body);

    [Fact]
    public async Task Anything_IsAnsweredAsItIsMeant()
    {
        // The market's last day is a Friday: on its Monday the desk is fresh, and even its state is no error.
        days.Host.Time.AdjustTime(new DateTimeOffset(days.Days[^1].AddDays(3), new TimeOnly(12, 0), TimeSpan.Zero));
        var known = ProblemType.All.ToDictionary(type => type.Address, type => type.Status);
        var statuses = new SortedDictionary<int, int>();
        foreach (var sent in Calls.Sample(Requests, new Rnd(Seed), 50))
        {
            using var answer = await SendAsync(sent);
            var status = (int)answer.StatusCode;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.True(status < 500, $"{sent}: {status} {Encoding.UTF8.GetString(body)}");
            if (status < 400)
                continue;
            // An address with a null, or one longer than its line may be, is refused by the server itself, before there is a request.
            if (body.Length == 0 && ((status == 400 && sent.Path.Contains("%00", StringComparison.Ordinal)) || (status == 414 && sent.Address.Length > LongestLine)))
                continue;
            // A form is answered with its page, which says what is wrong.
            var media = answer.Content.Headers.ContentType?.MediaType;
            if (media == "text/html" && sent.Type == "application/x-www-form-urlencoded")
                continue;
            Assert.True(media == "application/problem+json", $"{sent}: {status} as {media}");
            if (sent.Method == "HEAD")
                continue;
            var problem = JsonNode.Parse(body)!;
            Assert.True(known.TryGetValue((string)problem["type"]!, out var of) && of == status, $"{sent}: {status} {problem}");
        }

        // Neither all refused nor all let pass: the requests reach the handlers.
        Assert.True(statuses.GetValueOrDefault(200) > Requests / 20, string.Join(", ", statuses));
        Assert.All([304, 400, 404, 405, 406, 415], status => Assert.True(statuses.ContainsKey(status), string.Join(", ", statuses)));
    }

    private async Task<HttpResponseMessage> SendAsync(Sent sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(sent.Method), new Uri(days.Host.Address, sent.Address));
        request.Headers.TryAddWithoutValidation(sent.Header, sent.Value);
        if (sent.Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Whole(sent.Body)));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", sent.Type);
        }

        return await days.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string PathOf(Operation operation, bool isExample, string inPath)
    {
        var path = $"/{Routes.Prefix}/{operation.Route}";
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Place == ParameterPlace.Path))
            path = path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(isExample ? parameter.Example ?? "0" : Whole(inPath)), StringComparison.Ordinal);
        return path;
    }

    // Half a pair of surrogates has no bytes in UTF-8; a client sends the replacement character.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private sealed record Sent(string Method, string Path, (string, string)[] Parameters, string Header, string Value, string Type, string Body)
    {
        public string Address { get; } = Parameters.Length == 0 ? Path : $"{Path}?{string.Join('&', Parameters.Select(p => $"{p.Item1}={Uri.EscapeDataString(Whole(p.Item2))}"))}";

        public override string ToString()
            => $"{Method} {Path}?{string.Join('&', Parameters.Select(p => $"{p.Item1}={p.Item2}"))} {Header}: {Value}; {Type}; {Body[..Math.Min(Body.Length, 300)]}";
    }
}
