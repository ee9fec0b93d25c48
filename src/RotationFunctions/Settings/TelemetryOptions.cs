using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace RotationFunctions.Settings;

/// <summary>
/// Where telemetry goes, by the names that the host and OpenTelemetry use themselves. All are absent by default: then
/// nothing is sent.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>Connection string of an Application Insights component. Default: none.</summary>
    [ConfigurationKeyName("APPLICATIONINSIGHTS_CONNECTION_STRING")]
    public string? ApplicationInsights { get; set; }

    /// <summary>
    /// How to sign in there where keys are not accepted: <c>Authorization=AAD</c>, with <c>;ClientId=…</c> for a
    /// user-assigned identity. Default: none, which means by the key in the connection string.
    /// </summary>
    [ConfigurationKeyName("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")]
    public string? ApplicationInsightsAuthentication { get; set; }

    /// <summary>
    /// Address of an OpenTelemetry collector, as <c>http://localhost:4317</c>. The exporter's other variables
    /// (<c>OTEL_…</c>) are read by OpenTelemetry itself. Default: none.
    /// </summary>
    [ConfigurationKeyName("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public string? OtlpEndpoint { get; set; }

    internal const string SignIn = "Authorization=AAD";

    private const string ClientId = "ClientId=";

    /// <summary>The client id of the user-assigned identity to sign in with; null for the app's own.</summary>
    internal string? AuthenticationClientId => ApplicationInsightsAuthentication?
        .Split(';', StringSplitOptions.TrimEntries)
        .FirstOrDefault(part => part.StartsWith(ClientId, StringComparison.OrdinalIgnoreCase))?[ClientId.Length..];

    internal sealed class Validator : IValidateOptions<TelemetryOptions>
    {
        public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
        {
            var mistakes = new List<string>();
            // The value may hold a key and is not repeated.
            if (options.ApplicationInsights is { Length: > 0 } connection && !connection.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
                mistakes.Add("APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string of Application Insights. It must be like 'InstrumentationKey=…;IngestionEndpoint=…', as the component's overview shows it, or be absent.");
            if (options.ApplicationInsightsAuthentication is { Length: > 0 } authentication && !authentication.StartsWith(SignIn, StringComparison.OrdinalIgnoreCase))
                mistakes.Add($"APPLICATIONINSIGHTS_AUTHENTICATION_STRING is '{authentication}'. It must be '{SignIn}' or '{SignIn};ClientId=ID', or be absent.");
            if (options.OtlpEndpoint is { Length: > 0 } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
                mistakes.Add($"OTEL_EXPORTER_OTLP_ENDPOINT is '{endpoint}'. It must be the address of a collector, as 'http://localhost:4317', or be absent.");
            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
