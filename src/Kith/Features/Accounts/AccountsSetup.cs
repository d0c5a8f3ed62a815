using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Kith.Features.Accounts;

/// <summary>Signing in, and who may open what: every page asks for a member unless it says that everybody may.</summary>
public static class AccountsSetup
{
    public static IServiceCollection AddKithAccounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(Passphrase.Configure);
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services
            .AddSingleton<Sessions>()
            .AddSingleton<Members>()
            .AddSingleton<SignInTries>()
            .AddSingleton<KnownDevices>();
        services.AddSingleton<OwnAccount>().AddSingleton<SecondStep>().AddSingleton<Proof>().AddScoped<Erasure>();
        services.AddKithPasskeys();
        services
            .AddAuthentication(SessionAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(
                SessionAuthentication.Name,
                configureOptions: null
            );
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>
    /// What is no address of the hub is absent for everybody: without this, the fallback policy would send strangers to sign in
    /// and so tell known addresses from unknown ones.
    /// </summary>
    public static void MapKithAbsent(this IEndpointRouteBuilder routes) =>
        routes.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
}
