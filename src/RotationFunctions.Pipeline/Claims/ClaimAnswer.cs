using System.Text.Json.Serialization;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>What came of checking claims, in one language: the same for JSON, page and terminal.</summary>
public sealed record ClaimAnswer
{
    /// <summary>Last trading day of the data.</summary>
    public required DateOnly DataUntil { get; init; }

    public required ReportSource Source { get; init; }

    /// <summary>Address of this check, below the API's prefix; null when it was not kept.</summary>
    public string? Link { get; init; }

    /// <summary>The text that was read; null when claims were sent.</summary>
    public string? Text { get; init; }

    public required IReadOnlyList<ClaimResult> Claims { get; init; }

    public required IReadOnlyList<JointResult> JointSolutions { get; init; }

    /// <summary>Numbers of the text that were not taken for claims, as many as are listed.</summary>
    public required IReadOnlyList<LeftResult> NotUnderstood { get; init; }

    /// <summary>How many there are.</summary>
    public required int NotUnderstoodCount { get; init; }
}

/// <summary>A claim and its verdict.</summary>
public sealed record ClaimResult
{
    public required string Series { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Against { get; init; }

    public required string Kind { get; init; }

    /// <summary>The stated window in words that are read back as the same; null for a level.</summary>
    public required string? Stated { get; init; }

    public required DateOnly AsOf { get; init; }
    public required double Value { get; init; }
    public required int Digits { get; init; }

    /// <summary>The value as it is printed.</summary>
    public required string Printed { get; init; }

    /// <summary>What the claim is about, in words.</summary>
    public required string Subject { get; init; }

    /// <summary>The verdict in words.</summary>
    [JsonIgnore]
    public string VerdictWord { get; init; } = "";

    /// <summary><c>confirmed</c>, <c>refuted</c> or <c>notCheckable</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    public required DefinitionResult? StatedDefinition { get; init; }

    /// <summary>What the stated definition gives, unrounded.</summary>
    public required double? StatedDefinitionGives { get; init; }

    /// <summary>
    /// Address of the figure that is what the claim states, below the API's prefix: where its value, its inputs and their bytes
    /// are shown. Null when the latest report has no such figure.
    /// </summary>
    public required string? Figure { get; init; }

    /// <summary>Definitions that give the printed value, nearest first, as many as are listed.</summary>
    public required IReadOnlyList<DefinitionResult> Definitions { get; init; }

    public required SearchResult? Search { get; init; }

    /// <summary>What was taken for granted, in words.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>What the word before the figure makes of it: <c>moreThan</c>, <c>lessThan</c>, <c>nearly</c>, <c>about</c>; left out without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Approximation { get; init; }

    /// <summary>The other end of a printed range; left out for a single value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? UpTo { get; init; }

    /// <summary>How the text was read, step by step; left out unless it is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Trace { get; init; }

    /// <summary>Where the number stands in the text; null when claims were sent.</summary>
    public required TextPlace? Place { get; init; }
}

/// <summary>A place in a text, in UTF-16 code units.</summary>
public sealed record TextPlace(int Start, int Length);

/// <summary>A definition, in words and in parts; what its kind has no use for is left out.</summary>
public sealed record DefinitionResult
{
    public required string Description { get; init; }
    public required DateOnly Start { get; init; }
    public required DateOnly End { get; init; }
    public required string Base { get; init; }

    /// <summary><c>price</c> or <c>total</c>.</summary>
    public required string Basis { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StandardDeviation { get; init; }

    /// <summary>Form of the daily returns, <c>simple</c> or <c>log</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Returns { get; init; }

    /// <summary>Number of daily returns.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? N { get; init; }

    /// <summary>What it gives, unrounded: one value for each claim that it was searched for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Gives { get; init; }

    /// <summary>How many choices differ from the stated definition.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Changes { get; init; }

    /// <summary>Trading days by which start and end differ from the stated ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DaysMoved { get; init; }

    /// <summary>Whether it has the start and end that other claims of the request established.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? OnEstablishedWindow { get; init; }
}

/// <summary>How a search went.</summary>
/// <param name="Definitions">Definitions searched.</param>
/// <param name="Figures">Different figures among them.</param>
/// <param name="Matches">How many give the printed value.</param>
/// <param name="ExpectedByChance">How many would if the value came from elsewhere.</param>
/// <param name="ExplainedByChance">Whether chance explains the matches.</param>
/// <param name="AsNear">Figures as near to the stated definition as the nearest match, or nearer; left out where there is no match, and for several claims.</param>
/// <param name="ExpectedAsNear">How many of those would match by chance; left out likewise.</param>
public sealed record SearchResult(
    int Definitions, int Figures, int Matches, double ExpectedByChance, bool ExplainedByChance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AsNear = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? ExpectedAsNear = null);

/// <summary>One definition for several claims.</summary>
public sealed record JointResult
{
    /// <summary>Positions of the claims, from 0.</summary>
    public required IReadOnlyList<int> Claims { get; init; }

    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>What was found, in words.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<DefinitionResult> Definitions { get; init; }

    public required SearchResult Search { get; init; }

    /// <summary>The search on the windows that other claims established; null when none did.</summary>
    public required SearchResult? OnEstablishedWindow { get; init; }

    /// <summary>Whether a definition was found that chance does not explain.</summary>
    public required bool IsSolved { get; init; }
}

/// <summary>A number that was not understood.</summary>
/// <param name="Text">The number.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Context">The number with the words around it.</param>
public sealed record LeftResult(string Text, string Reason, TextPlace Place, string Context = "")
{
    /// <summary>What it has in common with the others of its group.</summary>
    [JsonIgnore]
    public string Group { get; init; } = "";

    /// <summary>What it is of, where that is known; null where it is not.</summary>
    [JsonIgnore]
    public string? Detail { get; init; }
}
