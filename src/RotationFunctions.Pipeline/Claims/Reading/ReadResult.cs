using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Collects what is read of a text, in places of its original.</summary>
internal sealed class ReadResult(NormalText text)
{
    private readonly List<TakenClaim> _claims = [];
    private readonly List<LeftNumber> _left = [];

    public IReadOnlyList<TakenClaim> Claims => _claims;

    public void Take(int start, int end, Claim claim, IReadOnlyList<Assumption> assumptions, IReadOnlyList<Claim> alternatives, Obstacle? doubt, bool isWithinDay, IReadOnlyList<string> trace)
    {
        var place = text.Place(start, end);
        _claims.Add(new TakenClaim(claim, place.Start, place.Length, assumptions) { Alternatives = alternatives, Doubt = doubt, IsWithinDay = isWithinDay, Trace = trace });
    }

    public void Leave(int start, int end, Misunderstanding reason, string? detail)
    {
        var place = text.Place(start, end);
        _left.Add(new LeftNumber(place.Start, place.Length, reason, detail));
    }

    public ParsedText Parsed(DateOnly day) => new([.. _claims.OrderBy(c => c.Start)], [.. _left.OrderBy(l => l.Start)]) { Day = day };
}
