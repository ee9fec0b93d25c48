using System.Globalization;
using System.Text.Json;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Universes;

/// <summary>
/// Reads universes: the default one, which is part of this assembly, or a user's. Reading is strict, down to unknown
/// properties: a misspelt one that is read over would change a report without a word.
/// </summary>
public static class UniverseReader
{
    private static readonly Lazy<Universe> Embedded = new(ReadEmbedded);

    /// <summary>The default universe.</summary>
    public static Universe Default => Embedded.Value;

    /// <summary>Reads a universe from a file.</summary>
    /// <param name="path">A JSON file in the form of the default <c>universe.json</c>.</param>
    /// <exception cref="UniverseException">The file cannot be read or breaks a rule; the message says which, and what to do.</exception>
    public static Universe ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] json;
        try
        {
            json = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UniverseException($"The universe file '{path}' cannot be read: {e.Message} Give the path of a readable JSON file.", e);
        }

        return Read(json, path);
    }

    /// <summary>Reads a universe from bytes.</summary>
    /// <param name="json">UTF-8 JSON, with or without a byte-order mark.</param>
    /// <param name="origin">Where the bytes came from, for messages: a path or the name of a blob.</param>
    /// <exception cref="UniverseException">The bytes are not JSON or break a rule; the message says which, and what to do.</exception>
    public static Universe Read(ReadOnlySpan<byte> json, string origin)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        UniverseFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, UniverseFileJson.Default.UniverseFile);
        }
        catch (JsonException e)
        {
            // The serializer appends a path and a line that counts from 0; people count from 1.
            var what = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
            var where = e.LineNumber is { } line ? $" in line {line + 1}" : "";
            throw new UniverseException($"The universe '{origin}' cannot be read{where}: {what} Correct it there.", e);
        }

        return new Checker(origin).Check(file);
    }

    private static Universe ReadEmbedded()
    {
        using var stream = typeof(UniverseReader).Assembly.GetManifestResourceStream("universe.json")!;
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return Read(json, "universe.json");
    }

    private sealed class Checker(string origin)
    {
        private const int MostAliases = 200;

        // Ids that differ in case alone would share one file on Windows and macOS.
        private readonly Dictionary<string, SeriesDefinition> _known = new(StringComparer.OrdinalIgnoreCase);

        public Universe Check(UniverseFile? file)
        {
            if (file?.Series is not { Count: > 0 })
                throw Broken("'series' is empty; a universe lists at least its benchmark. Add series to it");
            RefuseMore(file.Series.Count, Universe.MostSeries, "series");
            RefuseMore(file.Spreads?.Count ?? 0, Universe.MostSpreads, "spreads");
            RefuseUnknown(file, "the universe", "version, benchmark, calendarBefore, roles, sectorGroups, series, spreads");
            var series = file.Series.Select(CheckSeries).ToArray();
            var benchmark = Required(file.Benchmark, "benchmark", "name the series that defines the trading days, such as SPY");
            RequireBars(benchmark, "the benchmark");
            if (file.CalendarBefore is not null)
                RequireBars(file.CalendarBefore, "'calendarBefore'");
            var spreads = new List<SeriesPair>();
            foreach (var entry in file.Spreads ?? [])
                spreads.Add(CheckPair(entry, spreads));
            var roles = CheckRoles(file);
            return new Universe
            {
                Version = Required(file.Version, "version", "give the list a name, such as 2026.1, and change it with the list"),
                Benchmark = benchmark,
                CalendarBefore = file.CalendarBefore,
                Series = series,
                Spreads = spreads,
                Roles = roles,
                SectorGroups = roles is null ? null : CheckGroups(file, series),
            };
        }

        private SeriesDefinition CheckSeries(UniverseFile.SeriesEntry? entry, int position)
        {
            var id = entry?.Id;
            if (!SeriesId.IsValid(id))
                throw Broken($"the id '{id}' of series {position + 1} breaks the rule: {SeriesId.Rule}. Correct it");
            RefuseUnknown(entry!, id, "id, name, aliases, kind, segment, group");
            if (entry!.Aliases is { Count: > MostAliases })
                throw Broken($"{id} has more than {MostAliases} aliases. Remove some");
            if (entry.Name is not null)
                RefuseUnknown(entry.Name, $"the name of {id}", "en, zh");
            var name = Required(entry.Name?.En, $"name.en of {id}", "give the name that reports show");
            var definition = new SeriesDefinition
            {
                Id = id,
                Name = new LocalizedText(name, string.IsNullOrWhiteSpace(entry.Name!.Zh) ? name : entry.Name.Zh),
                Aliases = entry.Aliases is { Count: > 0 } aliases ? [.. aliases.Select(alias => Required(alias, $"an alias of {id}", "give a name, or remove it"))] : null,
                Kind = entry.Kind switch
                {
                    "fund" => SeriesKind.Fund,
                    "index" => SeriesKind.Index,
                    "rate" => SeriesKind.Rate,
                    "projection" => SeriesKind.Projection,
                    "futures" => SeriesKind.Futures,
                    _ => throw Broken($"the kind '{entry.Kind}' of {id} is unknown; it is one of fund, index, rate, projection, futures. Correct it"),
                },
                Segment = Required(entry.Segment, $"segment of {id}", "name its part of the market, such as large, small, sector, bond, index or rate"),
                Group = string.IsNullOrWhiteSpace(entry.Group) ? null : entry.Group,
            };
            return _known.TryAdd(id, definition)
                ? definition
                : throw Broken($"the id '{id}' stands twice in 'series' (case aside); each series has an id of its own. Remove or rename one");
        }

        private SeriesPair CheckPair(UniverseFile.PairEntry? entry, List<SeriesPair> earlier)
        {
            if (entry?.A is null || entry.B is null)
                throw Broken("a pair in 'spreads' lacks 'a' or 'b'; it names two series, as { \"a\": \"IWM\", \"b\": \"SPY\" }. Complete or remove it");
            var pair = new SeriesPair(entry.A, entry.B);
            var role = $"the pair {pair.A}, {pair.B} in 'spreads'";
            RefuseUnknown(entry, role, "a, b");
            RequireBars(pair.A, role);
            RequireBars(pair.B, role);
            if (pair.A == pair.B)
                throw Broken($"{role} compares a series with itself; that is always zero. Name two series");
            return earlier.Contains(pair) ? throw Broken($"{role} stands twice. Remove one") : pair;
        }

        /// <summary>The roles that the file states; null when it states none, and those of a US universe are meant.</summary>
        private Dictionary<string, string>? CheckRoles(UniverseFile file)
        {
            if (file.Roles is null)
                return file.SectorGroups is null ? null : throw Broken("'sectorGroups' stands without 'roles'. State the roles of the universe, such as { \"smallCap\": \"IWM\" }");
            foreach (var (role, id) in file.Roles)
            {
                if (!RoleNames.All.Contains(role))
                    throw Broken($"the role '{role}' is unknown; roles are {string.Join(", ", RoleNames.All)}. Correct or remove it");
                RequireKind(id, role);
            }

            return file.Roles.ToDictionary(named => named.Key, named => named.Value!, StringComparer.Ordinal);
        }

        private void RequireKind(string? id, string role)
        {
            if (id is null || !_known.TryGetValue(id, out var definition) || definition.Id != id)
                throw Broken($"the role '{role}' names '{id}', which is not in 'series'. Add it there, correct the id, or leave the role out");
            SeriesKind[] kinds = role switch
            {
                "policyRate" or "targetLower" or "targetUpper" or "twoYearYield" or "tenYearYield" => [SeriesKind.Rate],
                "projections" => [SeriesKind.Projection],
                "futures" => [SeriesKind.Futures],
                _ => [SeriesKind.Fund, SeriesKind.Index],
            };
            if (!kinds.Contains(definition.Kind))
                throw Broken($"the role '{role}' names '{id}', which is of kind {Lower(definition.Kind)}; it takes one of kind {string.Join(" or ", kinds.Select(Lower))}. Name another series");

            static string Lower(SeriesKind kind) => kind.ToString().ToLowerInvariant();
        }

        /// <summary>The groups of sectors: as stated, else by the group that each sector is defined with.</summary>
        private Dictionary<string, IReadOnlyList<string>> CheckGroups(UniverseFile file, IEnumerable<SeriesDefinition> series)
        {
            var sectors = series.Where(UniverseRoles.IsSector).ToList();
            if (file.SectorGroups is null)
                return sectors.Where(one => one.Group is { } group && MarketSectors.GroupNames.Contains(group))
                    .GroupBy(one => one.Group!).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(one => one.Id)], StringComparer.Ordinal);
            foreach (var (name, members) in file.SectorGroups)
            {
                if (!MarketSectors.GroupNames.Contains(name))
                    throw Broken($"the group '{name}' in 'sectorGroups' is unknown; groups are {string.Join(", ", MarketSectors.GroupNames)}. Correct or remove it");
                foreach (var id in members ?? [])
                    if (!sectors.Exists(sector => sector.Id == id))
                        throw Broken($"the group '{name}' in 'sectorGroups' names '{id}', which is no fund or index of the segment '{Universe.SectorSegment}'. Add it to 'series' or correct the id");
                if (members is null || members.Distinct().Count() < members.Count)
                    throw Broken($"the group '{name}' in 'sectorGroups' lists no members, or one of them twice. List each once");
            }

            return file.SectorGroups.ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Value!.Select(id => id!)], StringComparer.Ordinal);
        }

        private void RequireBars(string id, string role)
        {
            if (!_known.TryGetValue(id, out var definition) || definition.Id != id)
                throw Broken($"{role} names '{id}', which is not in 'series'. Add it there or correct the id");
            if (definition.Kind is not (SeriesKind.Fund or SeriesKind.Index))
                throw Broken($"{role} names '{id}', which has no daily bars. Name a fund or an index");
        }

        private void RefuseUnknown(UniverseFilePart part, string owner, string allowed)
        {
            if (part.Unknown is { Count: > 0 } unknown)
                throw Broken($"the property '{unknown.Keys.First()}' of {owner} is unknown; allowed are {allowed}. Correct or remove it");
        }

        private void RefuseMore(int count, int most, string list)
        {
            if (count > most)
                throw Broken(string.Create(CultureInfo.InvariantCulture, $"'{list}' has {count:N0} entries; a desk takes at most {most:N0}. Remove some, or run a second desk for them"));
        }

        private string Required(string? value, string property, string remedy) =>
            string.IsNullOrWhiteSpace(value) ? throw Broken($"'{property}' is missing; {remedy}") : value;

        private UniverseException Broken(string what) => new($"The universe '{origin}' cannot be used: {what}.");
    }
}
