#include "plugins/remote/viewer/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "host/base/text.hpp"
#include "plugins/remote/viewer/ip_address.hpp"

namespace lifeboat::remote::viewer {
namespace {

constexpr std::size_t k_group_digits = 3;
constexpr std::size_t k_ticket_length_with_dashes = k_ticket_digits + 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Dashes may stand between groups of three, nowhere else: another form was probably misread.
bool is_ticket(std::string_view text) {
  if (text.size() == k_ticket_digits) return std::ranges::all_of(text, is_digit);
  if (text.size() != k_ticket_length_with_dashes) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_separator = i % (k_group_digits + 1) == k_group_digits;
    const bool fits = is_separator ? text[i] == '-' : is_digit(text[i]);
    if (!fits) return false;
  }
  return true;
}

}  // namespace

Result<std::string> check_ticket(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  if (text.empty()) return fail(ErrorKind::bad_use, tr("Type the ticket number that the console shows."));
  if (!is_ticket(text)) {
    return fail(ErrorKind::bad_use, tr("A ticket number has nine digits, like 118-497-589."));
  }
  std::string digits;
  digits.reserve(k_ticket_digits);
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

Result<std::string> check_address(std::string_view typed) {
  std::string_view text = trimmed(typed);
  if (text.empty()) return fail(ErrorKind::bad_use, tr("Type one of the IP addresses that the console shows."));
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  if (!is_console_address(std::string(text))) {
    return fail(ErrorKind::bad_use,
                tr("This is not an IP address. The console shows it, like 10.5.14.52 or 2001:db8::7."));
  }
  return std::string(text);
}

Result<std::uint16_t> check_port(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  if (text.empty()) return fail(ErrorKind::bad_use, tr("Type the port number that the console shows."));
  std::uint32_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (!is_number || port < 1 || port > 65535) {
    return fail(ErrorKind::bad_use, tr("A port is a number from 1 to 65535."));
  }
  return static_cast<std::uint16_t>(port);
}

Result<ConnectRequest> check_fields(const ConnectFields& fields) {
  auto ticket = check_ticket(fields.ticket);
  if (!ticket) return tl::unexpected<Error>(ticket.error());
  auto address = check_address(fields.address);
  if (!address) return tl::unexpected<Error>(address.error());
  const auto port = check_port(fields.port);
  if (!port) return tl::unexpected<Error>(port.error());
  return ConnectRequest{std::move(*ticket), std::move(*address), *port, fields.name, false};
}

void wipe(std::string& secret) {
  volatile char* at = secret.data();
  for (std::size_t i = 0; i < secret.size(); ++i) at[i] = '\0';
  secret.clear();
}

}  // namespace lifeboat::remote::viewer
