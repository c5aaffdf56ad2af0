#include "plugins/remote/protocol/ticket.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace lifeboat::remote::protocol;

TEST_CASE("a ticket is read with dashes or without, with blanks around it alone") {
  for (const char* text : {"118-497-589", "118497589", " 118-497-589\r\n", "\t118497589 "}) {
    CHECK(format_ticket(parse_ticket(text).value()) == "118-497-589");
  }
  for (const char* text : {"", "118-497-58", "118-497-5890", "1184975890", "118 497 589", "118-497589", "-11849758",
                           "118.497.589", "118-497-58a", "11849758９", "1-18497589", "118--97-589"}) {
    INFO(text);
    const auto parsed = parse_ticket(text);
    REQUIRE_FALSE(parsed.is_ok());
    CHECK((*text == '\0' || parsed.failure().message.find(text) == std::string::npos));
  }
}

TEST_CASE("new tickets are nine digits, each time others") {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string text = format_ticket(new_ticket());
    CHECK(text.size() == 11);
    CHECK(parse_ticket(text).is_ok());
    seen.insert(text);
  }
  CHECK(seen.size() > 95);
}

TEST_CASE("every digit of a ticket takes every value") {
  std::array<std::set<std::uint8_t>, k_ticket_digits> values;
  for (int i = 0; i < 1000; ++i) {
    const Ticket ticket = new_ticket();
    for (std::size_t digit = 0; digit < values.size(); ++digit) values.at(digit).insert(ticket.data()[digit]);
  }
  for (const auto& digit : values) CHECK(digit.size() == 10);
}

TEST_CASE("a secret moves and copies its bytes, and begins with zeros") {
  Secret<4> zeros;
  CHECK(std::ranges::count(zeros.bytes(), 0) == 4);
  zeros.data()[1] = 7;
  const Secret<4> copied = zeros.copy();
  const Secret<4> moved = std::move(zeros);
  CHECK(copied.data()[1] == 7);
  CHECK(moved.data()[1] == 7);
  CHECK(copied.data() != moved.data());
}
