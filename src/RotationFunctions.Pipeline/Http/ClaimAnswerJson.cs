using RotationFunctions.Pipeline.Claims;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The answer as JSON, by the rules of every answer of the API.</summary>
public static class ClaimAnswerJson
{
    /// <summary>The bytes, in UTF-8.</summary>
    public static byte[] Serialize(ClaimAnswer answer) => ApiJson.Serialize(answer, ApiJson.Context.ClaimAnswer);
}
