// GuardedPeer<Base>: a Peer (or ViewerPeer) over a Connection. Whatever goes wrong inside, memory that is short above
// all, ends this one connection and never leaves it as an exception.
#pragma once

#include "plugins/remote/protocol/connection.hpp"

namespace lifeboat::remote::protocol {

template <class Base>
class GuardedPeer : public Base {
 public:
  GuardedPeer(From us, Handshake& handshake, SSL_CTX* context, TimePoint now)
      : connection_(us, handshake, context, now) {}

  void receive(std::span<const std::uint8_t> raw, TimePoint now) override {
    guarded([&] { connection_.receive(raw, now); });
  }
  void tick(TimePoint now) override {
    guarded([&] { connection_.tick(now); });
  }
  [[nodiscard]] std::optional<TimePoint> deadline() const override { return connection_.deadline(); }
  [[nodiscard]] std::span<const std::uint8_t> output() const override { return connection_.output(); }
  void wrote(std::size_t bytes) override { connection_.wrote(bytes); }
  [[nodiscard]] Stage stage() const override { return connection_.stage(); }
  [[nodiscard]] const std::optional<Authenticated>& authenticated() const override {
    return connection_.authenticated();
  }
  [[nodiscard]] const std::optional<Ending>& ending() const override { return connection_.ending(); }
  void send(std::uint16_t type, std::span<const std::uint8_t> payload) override {
    guarded([&] { connection_.send(type, payload); });
  }
  [[nodiscard]] std::optional<Frame> next_frame() override { return connection_.next_frame(); }
  void close() override {
    guarded([&] { connection_.close(); });
  }

 protected:
  template <class Work>
  void guarded(Work work) noexcept {
    try {
      work();
    } catch (...) {
      connection_.abandon();
    }
  }
  [[nodiscard]] Connection& connection() { return connection_; }
  [[nodiscard]] const Connection& connection() const { return connection_; }

 private:
  Connection connection_;
};

}  // namespace lifeboat::remote::protocol
