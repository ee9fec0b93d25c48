using System.Text;
using Microsoft.Extensions.Time.Testing;
using Moq;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Sources.Live;

/// <summary>Sources of the providers without a network: what they make of bytes.</summary>
internal static class LiveSources
{
    public const string Origin = "https://provider.example/body";

    public static ISeriesSource Make(string name)
    {
        var provider = ProviderCatalog.Find(name)!;
        var options = new SourceOptions();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 4, 1, 6, 0, 0, TimeSpan.Zero));
        return provider.Make(new ProviderClient(Mock.Of<IHttpClientFactory>(MockBehavior.Strict), provider, provider.Options(options), time), options, time);
    }

    public static ParsedSeries Parse(string source, SeriesDefinition series, string body) => Parse(source, series, Encoding.UTF8.GetBytes(body));

    public static ParsedSeries Parse(string source, SeriesDefinition series, byte[] body) => Make(source).Parse(series, body, Origin);

    public static string Fault(string source, SeriesDefinition series, byte[] body) =>
        Assert.ThrowsAny<SeriesUnavailableException>(() => Parse(source, series, body)).Message;

    public static string Fault(string source, SeriesDefinition series, string body) => Fault(source, series, Encoding.UTF8.GetBytes(body));
}
