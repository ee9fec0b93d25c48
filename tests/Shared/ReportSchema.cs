using System.Text.Json;
using Json.Schema;

namespace RotationFunctions.Testing;

/// <summary>The published JSON Schema of a report.</summary>
internal static class ReportSchema
{
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List };

    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);

    /// <summary>The schema as it is published.</summary>
    public static string Text => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "report.schema.json"));

    /// <summary>Where a report does not fit the schema, and why; empty when it fits.</summary>
    public static IReadOnlyList<string> Errors(byte[] report)
    {
        var result = Schema.Evaluate(JsonDocument.Parse(report).RootElement, Strict);
        if (result.IsValid)
            return [];
        string[] errors = [.. (result.Details ?? [])
            .Where(d => d.Errors is not null)
            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}"))];
        return errors.Length > 0 ? errors : ["The report does not fit the schema."];
    }
}
