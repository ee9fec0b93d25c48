using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RotationFunctions.Settings;

/// <summary>Registers the settings of the app itself, and what looks at all settings before the app starts.</summary>
internal static class SettingsRegistration
{
    public static IServiceCollection AddRotationSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScheduleOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleOptions.Validator>();
        return services.AddHostedService<Readiness>();
    }
}
