// What the door of the real lifeboat-net stands: wrong tickets, floods, garbage. The reference's tests 5, 6 and 7 with
// sockets; their arithmetic is tested without them in tests/plugins/remote/protocol.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "lifeboat/cpp/unique_fd.hpp"
#include "tests/plugins/remote/session/net_harness.hpp"

using namespace lifeboat::remote;
using namespace lifeboat::remote::session;
using lifeboat::sdk::UniqueFd;
using protocol::EndingKind;

namespace {

std::string another_than(const std::string& ticket) { return ticket == "000-000-000" ? "111-111-111" : "000-000-000"; }

UniqueFd connect_to(std::uint16_t port) {
  UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  return fd;
}

bool gets_in(Net& net, const StatusRecord& waiting, const std::string& from = "127.0.0.1") {
  TestViewer viewer(waiting.port, with_ticket(get_text(waiting.ticket)), from);
  if (!viewer.connect()) return false;
  (void)net.host().expect<lb_record_request>(LB_RECORD_REQUEST);
  return true;
}

}  // namespace

TEST_CASE("door: a wrong ticket is refused, counted once, and changes nothing") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  const std::string ticket = get_text(waiting.ticket);
  TestViewer guesser(waiting.port, with_ticket(another_than(ticket)), "127.0.0.2");
  CHECK_FALSE(guesser.connect());
  CHECK(guesser.peer().ending()->kind == EndingKind::wrong_ticket);
  const auto after = net.wait_for(Phase::waiting);
  CHECK(after.wrong_guesses == 1);
  CHECK(get_text(after.guessing[0]) == "127.0.0.2");
  CHECK(get_text(after.ticket) == ticket);
  CHECK(gets_in(net, after));
}

TEST_CASE("door: 200 wrong tickets from one address, and a technician from another gets in at the first try") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  const std::string ticket = get_text(waiting.ticket);
  int refused = 0;
  for (int i = 0; i < 200; ++i) {
    TestViewer guesser(waiting.port, with_ticket(another_than(ticket)), "127.0.0.2");
    if (!guesser.connect()) ++refused;
  }
  CHECK(refused == 200);
  CHECK(gets_in(net, waiting, "127.0.0.3"));
}

TEST_CASE("door: 900 silent connections from the technician's own address do not keep him out") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  std::vector<UniqueFd> silent;
  for (int i = 0; i < 900; ++i) silent.push_back(connect_to(waiting.port));
  CHECK(gets_in(net, waiting));
}

TEST_CASE("door: another protocol on the port is shown out, and the ticket stays good") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  {
    const UniqueFd stranger = connect_to(waiting.port);
    const std::string request = "GET / HTTP/1.1\r\nHost: lifeboat\r\n\r\n";
    REQUIRE(::send(stranger.get(), request.data(), request.size(), MSG_NOSIGNAL) > 0);
    std::string answer(65536, '\0');
    ssize_t length = 0;
    std::size_t total = 0;
    while ((length = ::recv(stranger.get(), answer.data(), answer.size(), 0)) > 0) total += static_cast<std::size_t>(length);
    CHECK(total < 100);  // a TLS alert at most
  }
  CHECK(gets_in(net, waiting));
}

TEST_CASE("door: a second technician with the used ticket is told that somebody is connected") {
  Net net;
  const auto waiting = net.wait_for(Phase::waiting);
  TestViewer first(waiting.port, with_ticket(get_text(waiting.ticket)));
  REQUIRE(first.connect());
  TestViewer second(waiting.port, with_ticket(get_text(waiting.ticket)), "127.0.0.4");
  CHECK_FALSE(second.connect());
  CHECK(second.peer().ending()->kind == EndingKind::busy);
}

TEST_CASE("door: an address that is not allowed is not let in") {
  NetOptions options;
  options.allow_from = {"127.0.0.3"};
  Net net(options);
  const auto waiting = net.wait_for(Phase::waiting);
  TestViewer stranger(waiting.port, with_ticket(get_text(waiting.ticket)), "127.0.0.2");
  CHECK_FALSE(stranger.connect());
  CHECK(gets_in(net, waiting, "127.0.0.3"));
}

TEST_CASE("door: a port that another program has is named") {
  Net first;
  const auto waiting = first.wait_for(Phase::waiting);
  NetOptions options;
  options.port = waiting.port;
  Net second(options);
  const auto failed = second.wait_for(Phase::failed);
  CHECK_THAT(get_text(failed.message), Catch::Contains(std::to_string(waiting.port)));
}
