using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET openapi.json</c>: the API as an OpenAPI 3.1 document.</summary>
/// <remarks>It says nothing of the desk's data, and its address names its format, so that no header is asked for one.</remarks>
public sealed class GetOpenApiCall() : ApiCall(Operation)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "openapi.json";

    private readonly Lazy<Answer> _document = new(
        () => new Answer(ApiDocument.Utf8, Format.Json.ContentType) { CacheControl = Answer.Public });

    internal static Operation Operation { get; } = new(typeof(GetOpenApiCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Anyone,
        Summary = new("This description", "本说明"),
        Description = new("The API as an OpenAPI 3.1 document.", "以OpenAPI 3.1描述的API。"),
        Replies = [new(200, new("The document.", "文档。"), new BodyForm(Format.Json.MediaType, "AnyObject")) { IsTagged = true }],
        Problems = CallProblems.Always,
    };

    private protected override Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
        => Task.FromResult<IResult>(_document.Value);
}
