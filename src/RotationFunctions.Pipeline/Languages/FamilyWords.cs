namespace RotationFunctions.Pipeline.Languages;

/// <summary>What one language says of a family of figures.</summary>
public abstract class FamilyWords
{
    /// <summary>What each figure is, in one sentence, by its declaration's pattern; what stands in braces is filled in.</summary>
    public abstract IReadOnlyDictionary<string, string> Definitions { get; }

    /// <summary>Caption, note and headings of each table, by its id.</summary>
    public abstract IReadOnlyDictionary<string, FamilyTableWords> Tables { get; }

    /// <summary>
    /// Why a figure is absent, by the reason's code; its arguments stand in <c>{0}</c>, <c>{1}</c>…. Empty in English, whose words stand
    /// where the reason is made.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>();
}

/// <summary>What a table of a family's figures says.</summary>
/// <param name="Texts">Caption and note.</param>
/// <param name="RowHeading">Heading of the first column.</param>
/// <param name="Columns">Headings of the figures' columns, by the column's id.</param>
public sealed record FamilyTableWords(TableTexts Texts, string RowHeading, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>Labels of rows by what the row fills in, where that is no label by itself.</summary>
    public IReadOnlyDictionary<string, string> Rows { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a table says of itself.</summary>
/// <param name="Caption">Its name.</param>
/// <param name="Note">What its figures are.</param>
public sealed record TableTexts(string Caption, string Note);
