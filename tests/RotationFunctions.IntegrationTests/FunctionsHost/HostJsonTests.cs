using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Azure.WebJobs.Extensions.Http;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using RotationFunctions.IntegrationTests.Infrastructure;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>
/// host.json as the host reads it: each section is bound to the type that the host binds, and each value is read back from there.
/// A value in the wrong unit stops the host, or every request, only in Azure.
/// </summary>
public sealed class HostJsonTests
{
    private static readonly IConfigurationRoot HostJson = new ConfigurationBuilder().AddJsonFile(Repository.PathTo("host.json")).Build();

    /// <summary>Every value of the file but the logging levels, as docs/operations.md tells of it.</summary>
    private static readonly Dictionary<string, (Type Bound, object Value)> Expected = new()
    {
        ["version"] = (typeof(HostShape), "2.0"),
        ["telemetryMode"] = (typeof(HostShape), TelemetryMode.OpenTelemetry),
        ["functionTimeout"] = (typeof(HostShape), TimeSpan.FromMinutes(30)),
        ["sendCanceledInvocationsToWorker"] = (typeof(HostShape), false),
        ["logging:fileLoggingMode"] = (typeof(LoggingShape), FileLoggingMode.DebugOnly),
        ["extensions:http:routePrefix"] = (typeof(HttpOptions), "api"),
        ["extensions:http:maxOutstandingRequests"] = (typeof(HttpOptions), 200),
        ["extensions:http:maxConcurrentRequests"] = (typeof(HttpOptions), 100),
        ["extensions:http:dynamicThrottlesEnabled"] = (typeof(HttpOptions), true),
        ["extensions:http:hsts:isEnabled"] = (typeof(HstsShape), true),
        ["extensions:http:hsts:maxAge"] = (typeof(HstsShape), TimeSpan.FromDays(365)),
        ["extensions:blobs:maxDegreeOfParallelism"] = (typeof(BlobsOptions), 2),
        ["extensions:blobs:poisonBlobThreshold"] = (typeof(BlobsOptions), 5),
        ["healthMonitor:enabled"] = (typeof(HealthMonitorShape), true),
        ["healthMonitor:healthCheckInterval"] = (typeof(HealthMonitorShape), TimeSpan.FromSeconds(10)),
        ["healthMonitor:healthCheckWindow"] = (typeof(HealthMonitorShape), TimeSpan.FromMinutes(2)),
        ["healthMonitor:healthCheckThreshold"] = (typeof(HealthMonitorShape), 6),
        ["healthMonitor:counterThreshold"] = (typeof(HealthMonitorShape), 0.8f),
    };

    [Fact]
    public void EveryValue_IsBoundByTheHost()
    {
        var read = Values(HostJson).Where(path => path != "$schema" && !path.StartsWith("logging:logLevel:", StringComparison.Ordinal));
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.All(Expected, value => Assert.Equal(value.Value.Value, Bound(value.Key, value.Value.Bound)));
    }

    [Fact]
    public void EveryLogLevel_IsOne() =>
        Assert.All(HostJson.GetSection("logging:logLevel").GetChildren(), level =>
            Assert.True(Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _), $"{level.Key} is {level.Value}"));

    /// <summary>A caller without a key must not be able to fill the logs up to their daily cap.</summary>
    [Fact]
    public void EveryHttpFunction_LogsWarningsAlone()
    {
        var functions = Directory.EnumerateFiles(Repository.PathTo("src/RotationFunctions/Functions"), "*.cs")
            .Where(file => File.ReadAllText(file).Contains("[HttpTrigger(", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).ToList();

        Assert.True(functions.Count > 20);
        Assert.All(functions, function => Assert.Equal("Warning", HostJson[$"logging:logLevel:Function.{function}"]));
    }

    private static object? Bound(string path, Type type)
    {
        var (section, name) = path.LastIndexOf(':') is var colon and >= 0 ? (path[..colon], path[(colon + 1)..]) : ("", path);
        var options = Activator.CreateInstance(type)!;
        var bound = section.Length == 0 ? HostJson : (IConfiguration)HostJson.GetSection(section);
        bound.Bind(options);
        var property = Assert.Single(type.GetProperties(), p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return property.GetValue(options);
    }

    private static IEnumerable<string> Values(IConfiguration section) => section.GetChildren().SelectMany(child =>
        child.Value is null ? Values(child) : [child.Path]);

    // What follows is the published shape of what the host binds itself, in types that no package has.
    private sealed class HostShape
    {
        public string? Version { get; set; }

        public TelemetryMode TelemetryMode { get; set; }

        public TimeSpan? FunctionTimeout { get; set; }

        public bool SendCanceledInvocationsToWorker { get; set; } = true;
    }

    private sealed class LoggingShape
    {
        public FileLoggingMode FileLoggingMode { get; set; }
    }

    private sealed class HstsShape : HstsOptions
    {
        public bool IsEnabled { get; set; }
    }

    private sealed class HealthMonitorShape
    {
        public bool Enabled { get; set; }

        public TimeSpan HealthCheckInterval { get; set; }

        public TimeSpan HealthCheckWindow { get; set; }

        public int HealthCheckThreshold { get; set; }

        public float CounterThreshold { get; set; }
    }

    private enum TelemetryMode
    {
        ApplicationInsights,
        OpenTelemetry,
    }

    private enum FileLoggingMode
    {
        Never,
        Always,
        DebugOnly,
    }
}
