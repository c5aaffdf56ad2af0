#include "plugins/remote/protocol/frame.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::remote::protocol;

namespace {
using Payload = std::vector<std::uint8_t>;
}

TEST_CASE("a frame is its length and type in big endian, then the payload") {
  CHECK(encode_frame(0x0102, Payload{9, 8}) == Payload{0, 0, 0, 2, 1, 2, 9, 8});
}

TEST_CASE("frames come out whole, in whatever pieces they went in") {
  Payload bytes = encode_frame(1, Payload(300, 5));
  for (const Payload& next : {encode_frame(2, {}), encode_frame(3, Payload{7})}) {
    bytes.insert(bytes.end(), next.begin(), next.end());
  }
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    FrameReader reader(300);
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      REQUIRE(reader.feed(std::span(bytes).subspan(at, std::min(piece, bytes.size() - at))));
    }
    CHECK(reader.next()->payload == Payload(300, 5));
    CHECK(reader.next()->type == 2);
    CHECK(reader.next()->payload == Payload{7});
    CHECK_FALSE(reader.next().has_value());
  }
}

TEST_CASE("a frame beyond the limit breaks the reader at its head, for good") {
  FrameReader reader(300);
  CHECK_FALSE(reader.feed(Payload{0, 0, 1, 45, 0, 1}));
  CHECK_FALSE(reader.feed(encode_frame(1, {})));
  CHECK_FALSE(reader.next().has_value());
}

TEST_CASE("frames that were whole before the broken one are still there") {
  FrameReader reader(4);
  Payload bytes = encode_frame(65, Payload{1});
  bytes.insert(bytes.end(), {0xFF, 0xFF, 0xFF, 0xFF, 0, 0});
  CHECK_FALSE(reader.feed(bytes));
  CHECK(reader.next()->type == 65);
}
