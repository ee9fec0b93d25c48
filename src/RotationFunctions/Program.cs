using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Settings;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    // Before what waits for the host's connection, which is where many a caller is lost.
    builder.UseMiddleware<CallerGoneMiddleware>();
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<EntranceMiddleware>();
    // A line for each call of a library is more than anyone reads, and is paid for where telemetry goes.
    builder.Logging
        .AddFilter("Azure", LogLevel.Warning)
        // The storage clients warn of each answer that is an error to them: that something is not there yet, is there already, or was changed
        // meanwhile. Most of those are how the desk works; what is a fault reaches it as an exception, and is told there.
        .AddFilter("Azure.Core", LogLevel.Error)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Polly", LogLevel.Warning)
        .AddFilter("System.Net.Http", LogLevel.Warning);
    builder.Services
        .AddRotationPipeline(builder.Configuration)
        .AddRotationApi()
        .AddRotationSettings(builder.Configuration)
        .AddRotationTelemetry(builder.Configuration);
    await builder.Build().RunAsync();
    return 0;
}
catch (Exception exception) when (SettingsMistake.Explain(exception) is { } explanation)
{
    await SettingsMistake.TellHostAsync(explanation);
    return 1;
}
