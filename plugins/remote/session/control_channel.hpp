// What the plug-in and `lifeboat-net` say to each other on an AF_UNIX SOCK_SEQPACKET socket: one fixed-size record a
// packet, in the machine's own byte order. The plug-in gives orders; the net process answers with its whole status
// whenever something in it changed. Either end closing the socket ends both.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace lifeboat::remote::session {

enum class Order : std::uint32_t { new_ticket = 1, only_address = 2 };

inline constexpr std::size_t k_max_address_bytes = 56;
// The screen has room for a few; the table of sources behind it is larger.
inline constexpr std::size_t k_max_shown_addresses = 8;

struct OrderRecord {
  Order order = Order::new_ticket;
  std::array<char, k_max_address_bytes> address{};  // only_address
};

enum class Phase : std::uint32_t {
  waiting = 1,  // for a technician: the ticket is good
  asking = 2,   // one has proved the ticket; the person is asked
  connected = 3,
  lost = 4,     // the link broke; the technician may come back
  ended = 5,    // the ticket is used up; an order new_ticket begins anew
  failed = 6,   // `message` says why; the process ends
};

struct StatusRecord {
  Phase phase = Phase::waiting;
  std::uint16_t port = 0;
  std::uint16_t reserved = 0;
  std::uint32_t wrong_guesses = 0;
  std::array<char, 12> ticket{};  // "118-497-589", "" when used up
  std::array<std::array<char, k_max_address_bytes>, k_max_shown_addresses> guessing{};
  std::array<char, 256> message{};
};

static_assert(std::is_trivially_copyable_v<OrderRecord> && std::is_trivially_copyable_v<StatusRecord>);

// Cuts what does not fit; always NUL-terminated.
template <std::size_t Size>
void put_text(std::array<char, Size>& to, std::string_view text) {
  to.fill('\0');
  text.copy(to.data(), Size - 1);
}

// Up to the first NUL, or all of it when there is none.
template <std::size_t Size>
[[nodiscard]] std::string get_text(const std::array<char, Size>& from) {
  const std::string_view all(from.data(), from.size());
  return std::string(all.substr(0, all.find('\0')));
}

}  // namespace lifeboat::remote::session
