using System.Text.Json;
using System.Text.Json.Serialization;

namespace RotationFunctions.Pipeline.Universes;

/// <summary>
/// A universe as it stands in a file, before any rule is checked. Everything may be absent or unknown here, so that
/// <see cref="UniverseReader"/> can say what is wrong in its own words and not in those of a serializer.
/// </summary>
internal sealed record UniverseFile : UniverseFilePart
{
    public string? Version { get; init; }

    public string? Benchmark { get; init; }

    public string? CalendarBefore { get; init; }

    public IReadOnlyList<SeriesEntry?>? Series { get; init; }

    public IReadOnlyList<PairEntry?>? Spreads { get; init; }

    public IReadOnlyDictionary<string, string?>? Roles { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string?>?>? SectorGroups { get; init; }

    internal sealed record SeriesEntry : UniverseFilePart
    {
        public string? Id { get; init; }

        public NameEntry? Name { get; init; }

        public IReadOnlyList<string?>? Aliases { get; init; }

        public string? Kind { get; init; }

        public string? Segment { get; init; }

        public string? Group { get; init; }
    }

    internal sealed record NameEntry : UniverseFilePart
    {
        public string? En { get; init; }

        public string? Zh { get; init; }
    }

    internal sealed record PairEntry : UniverseFilePart
    {
        public string? A { get; init; }

        public string? B { get; init; }
    }
}

/// <summary>An object in a universe file.</summary>
internal abstract record UniverseFilePart
{
    /// <summary>Properties that this object does not have, misspelt ones most likely.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Comments and trailing commas are allowed, because people write these files by hand.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(UniverseFile))]
internal sealed partial class UniverseFileJson : JsonSerializerContext;
