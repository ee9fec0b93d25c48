namespace RotationFunctions.Pipeline.Http;

/// <summary>Settings of the API.</summary>
public sealed class ApiOptions
{
    /// <summary>The section of the settings, as in <c>Api:CorsOrigins</c>.</summary>
    public const string Section = "Api";

    /// <summary>
    /// Origins whose pages may read answers in a browser, separated by commas, as <c>https://desk.example</c>; <c>*</c> for any.
    /// Default none. It opens nothing to anyone without a key: browsers alone ask for it, and cookies are never sent along.
    /// </summary>
    public string? CorsOrigins { get; set; }

    /// <summary>
    /// Whether a report of each trading day is to be expected, so that an old one is a fault. Default true; false where somebody
    /// chooses what is computed, as in a run on one's own machine.
    /// </summary>
    public bool ExpectsNewReports { get; set; } = true;

    /// <summary>The origins, one by one.</summary>
    /// <exception cref="ApiSettingException">One is none.</exception>
    internal IReadOnlyList<string> ReadCorsOrigins()
    {
        string[] origins = [.. (CorsOrigins ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        foreach (var origin in origins)
        {
            if (origin != "*" && !IsOrigin(origin))
                throw new ApiSettingException(
                    $"{Section}:{nameof(CorsOrigins)} names '{origin}', which is no origin. An origin is http or https with a host, and "
                        + $"a port where it is not the usual one, without a path: as https://desk.example; * stands for any.");
        }

        return origins;
    }

    // As a browser writes it, which compares letter by letter: lower case, no path, no usual port.
    private static bool IsOrigin(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.GetLeftPart(UriPartial.Authority) == text
            && uri.UserInfo.Length == 0;
}

/// <summary>A setting of the API cannot be used; the message names it and what it may be.</summary>
public sealed class ApiSettingException : RotationException
{
    /// <summary>Without a message.</summary>
    public ApiSettingException()
    {
    }

    /// <summary>With a message that names the setting and what it may be.</summary>
    public ApiSettingException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what went wrong below it.</summary>
    public ApiSettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
