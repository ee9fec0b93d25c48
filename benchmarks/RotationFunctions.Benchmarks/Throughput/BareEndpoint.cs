using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RotationFunctions.Benchmarks.Throughput;

/// <summary>Kestrel with one route that returns the same bytes to everyone: what nobody can be faster than.</summary>
internal static class BareEndpoint
{
    /// <summary>Serves until the process ends.</summary>
    /// <param name="port">Where.</param>
    /// <param name="file">The bytes.</param>
    public static async Task RunAsync(string port, string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(int.Parse(port, CultureInfo.InvariantCulture));
        });
        await using var app = builder.Build();
        app.MapGet("/bare", (HttpResponse response) =>
        {
            response.ContentType = "application/octet-stream";
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
    }
}
