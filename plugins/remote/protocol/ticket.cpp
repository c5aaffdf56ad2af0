#include "plugins/remote/protocol/ticket.hpp"

#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::remote::protocol {

namespace {

constexpr std::uint32_t k_tickets = 1'000'000'000;
constexpr std::size_t k_group = 3;
constexpr std::size_t k_written_size = 11;  // NNN-NNN-NNN

std::string_view without_blanks(std::string_view text) {
  static constexpr std::string_view k_blanks = " \t\r\n";
  const auto first = text.find_first_not_of(k_blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(k_blanks) - first + 1);
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// Whether `text` is well-formed; its digits go to `ticket`.
bool take_digits(std::string_view text, Ticket& ticket) {
  const bool has_dashes = text.size() == k_written_size;
  if (!has_dashes && text.size() != k_ticket_digits) return false;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash_place = has_dashes && i % (k_group + 1) == k_group;
    if (is_dash_place ? text[i] != '-' : !is_digit(text[i])) return false;
    if (!is_dash_place) ticket.data()[digits++] = static_cast<std::uint8_t>(text[i]);
  }
  return true;
}

}  // namespace

Ticket new_ticket() {
  Ticket ticket;
  std::uint32_t number = randombytes_uniform(k_tickets);
  for (std::size_t i = k_ticket_digits; i-- > 0; number /= 10) {
    ticket.data()[i] = static_cast<std::uint8_t>('0' + number % 10);
  }
  return ticket;
}

sdk::Outcome<Ticket> parse_ticket(std::string_view text) {
  Ticket ticket;
  if (!take_digits(without_blanks(text), ticket)) {
    return sdk::Failure{LB_BAD_USE, sdk::tr("A ticket is nine digits, as in 123-456-789.")};
  }
  return ticket;
}

std::string format_ticket(const Ticket& ticket) {
  std::string text;
  for (std::size_t i = 0; i < k_ticket_digits; ++i) {
    if (i != 0 && i % k_group == 0) text += '-';
    text += static_cast<char>(ticket.data()[i]);
  }
  return text;
}

}  // namespace lifeboat::remote::protocol
