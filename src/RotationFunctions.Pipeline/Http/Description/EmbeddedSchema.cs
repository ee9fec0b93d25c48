namespace RotationFunctions.Pipeline.Http.Description;

/// <summary>The schemas of <c>docs/</c>, which are built in: what is served is what is published there.</summary>
internal static class EmbeddedSchema
{
    private static readonly Lazy<byte[]> ReportBytes = new(() => Read("report.schema.json"));
    private static readonly Lazy<byte[]> ApiBytes = new(() => Read("api.schema.json"));

    /// <summary>The schema of a report.</summary>
    internal static byte[] Report => ReportBytes.Value;

    /// <summary>The schemas of all other bodies.</summary>
    internal static byte[] Api => ApiBytes.Value;

    private static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The schema {name} is not embedded in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
