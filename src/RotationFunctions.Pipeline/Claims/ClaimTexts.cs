using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>What is said about claims, in one language.</summary>
internal abstract class ClaimTexts
{
    private static readonly EnglishClaimTexts English = new();
    private static readonly ChineseClaimTexts Chinese = new();

    public static ClaimTexts In(Language language) => language == Language.SimplifiedChinese ? Chinese : English;

    public abstract Language Language { get; }

    public abstract string Verdict(Verdict verdict);

    public abstract string Kind(ClaimKind kind);

    /// <summary>What a claim is about.</summary>
    public abstract string Subject(Claim claim);

    /// <summary>Why a claim cannot be checked.</summary>
    public abstract string Obstacle(NotCheckable obstacle);

    /// <summary>Why a figure that its reading does not give is not called refuted.</summary>
    public abstract string Doubt(CheckedClaim claim);

    public abstract string Assumption(Assumption assumption);

    public abstract string Left(Misunderstanding reason, string? detail);

    /// <summary>What numbers that were left for one reason have in common, as the head of their list.</summary>
    public abstract string LeftTogether(Misunderstanding reason);

    /// <summary>A question whether another series was meant.</summary>
    public abstract string DidYouMean(string name, string series);

    /// <summary>A definition as a noun phrase.</summary>
    public abstract string Describe(ClaimKind kind, ClaimDefinition definition);

    public abstract string Confirmed(CheckedClaim claim);

    public abstract string Refuted(CheckedClaim claim);

    /// <summary>What was found for claims together.</summary>
    public abstract string Joint(JointSolution joint, IReadOnlyList<CheckedClaim> claims);

    protected static string Who(Claim claim) => claim.Against is null ? claim.Series : $"{claim.Series}–{claim.Against}";

    protected static string Iso(DateOnly date) => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
