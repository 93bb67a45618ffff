using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Api;

/// <summary>Name and password of somebody who signs in.</summary>
/// <param name="UserName">The name.</param>
/// <param name="Password">The password.</param>
public sealed record SignInRequest([Required, StringLength(256)] string UserName, [Required, StringLength(256)] string Password);

/// <summary>A new password of one's own.</summary>
/// <param name="CurrentPassword">The password so far.</param>
/// <param name="NewPassword">The new one.</param>
public sealed record PasswordRequest([Required, StringLength(256)] string CurrentPassword, [Required, StringLength(256)] string NewPassword);
