// The key with which the viewer of the one session may come back. While the session is open it waits; once the link
// is lost it has 60 s; it is gone as soon as it was used, and each success puts a new one in its place. It exists in
// this process alone, so it dies with the console.
#pragma once

#include <chrono>
#include <optional>
#include <utility>

#include "plugins/remote/protocol/confirmation.hpp"
#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::chrono::seconds k_resume_time{60};

class ResumeStore {
 public:
  // A session began or came back.
  void put(const Secret<64>& isk) {
    auto key = resume_key_of(isk);
    session_id_ = session_id_of(isk);
    key_ = std::move(key);
    deadline_.reset();
    ++generation_;
  }
  void start_clock(TimePoint now) {
    if (key_) deadline_ = now + k_resume_time;
  }
  void clear() {
    key_.reset();
    deadline_.reset();
  }
  // Wipes the key when its time is over.
  void expire(TimePoint now) {
    if (deadline_ && now >= *deadline_) clear();
  }

  [[nodiscard]] bool has_session() const { return key_.has_value(); }
  [[nodiscard]] bool is_for(const SessionId& id) const { return key_ && session_id_ == id; }
  [[nodiscard]] std::optional<TimePoint> deadline() const { return deadline_; }
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  // Only while there is a session.
  [[nodiscard]] Bytes key() const { return key_->bytes(); }

 private:
  std::optional<Secret<32>> key_;
  SessionId session_id_{};
  std::optional<TimePoint> deadline_;
  std::uint64_t generation_ = 0;
};

}  // namespace lifeboat::remote::protocol
