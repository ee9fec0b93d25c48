namespace RotationFunctions.Pipeline.Claims.Pages;

/// <summary>What the page of claims shows.</summary>
public sealed record ClaimsDocument
{
    public required Language Language { get; init; }

    /// <summary>What was found; null before anything was asked.</summary>
    public ClaimAnswer? Answer { get; init; }

    /// <summary>The text in the form.</summary>
    public string? Text { get; init; }

    /// <summary>What is wrong with what was sent; null when nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>Where the form goes; null for a page without one, as in a file.</summary>
    public string? FormAction { get; init; }

    /// <summary>This page in the other language; null where it has no other.</summary>
    public string? OtherLanguage { get; init; }

    /// <summary>Where this check is found again; null when it was not kept.</summary>
    public string? Link { get; init; }

    /// <summary>The form that corrects a number; null where none is corrected.</summary>
    public CorrectionForm? Correction { get; init; }

    /// <summary>Where the form is for the number whose place is put after it; null where nothing can be corrected.</summary>
    public string? Correct { get; init; }

    /// <summary>What stands before an address below the API's prefix; null where no server answers, as in a file.</summary>
    public string? Prefix { get; init; }

    /// <summary>The text in pieces, each with what was found of it.</summary>
    internal IEnumerable<TextPiece> Pieces()
    {
        if (Answer?.Text is not { } text)
            yield break;
        var marks = Answer.Claims.Select((claim, i) => new TextPiece(Cut(claim.Place!), claim, i, null, claim.Place!.Start))
            .Concat(Answer.NotUnderstood.Select(left => new TextPiece(Cut(left.Place), null, null, left, left.Place.Start)))
            .OrderBy(piece => piece.Start);
        var at = 0;
        foreach (var mark in marks)
        {
            if (mark.Start > at)
                yield return new TextPiece(text[at..mark.Start], null, null, null, at);
            yield return mark;
            at = mark.Start + mark.Text.Length;
        }

        if (at < text.Length)
            yield return new TextPiece(text[at..], null, null, null, at);

        string Cut(TextPlace place) => text.Substring(place.Start, place.Length);
    }
}

/// <summary>A piece of a text: a claim, a number that was not understood, or what stands between.</summary>
internal sealed record TextPiece(string Text, ClaimResult? Claim, int? Position, LeftResult? Left, int Start);
