// The ticket: nine digits, uniform, good for one connection. On a screen and in inv32.xml it is `NNN-NNN-NNN`; the
// handshake uses the nine digits alone and never sends them.
#pragma once

#include <string>
#include <string_view>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/protocol/secret.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::size_t k_ticket_digits = 9;
using Ticket = Secret<k_ticket_digits>;

[[nodiscard]] Ticket new_ticket();
// `118-497-589` or `118497589`, with blanks before and after as copying brings them; nothing else: a ticket that is
// written in any other way was probably misread. The message of a failure never repeats what was given.
[[nodiscard]] sdk::Outcome<Ticket> parse_ticket(std::string_view text);
[[nodiscard]] std::string format_ticket(const Ticket& ticket);

}  // namespace lifeboat::remote::protocol
