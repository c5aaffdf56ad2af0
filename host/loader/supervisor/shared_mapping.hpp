// The shared page mapped into this process. The supervisor creates it; a console maps what it was handed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/loader/supervisor/fault.hpp"
#include "host/loader/supervisor/shared_state.hpp"

namespace lifeboat::supervisor {

class SharedMapping {
 public:
  [[nodiscard]] static Result<SharedMapping> create();
  // Refuses what is no memfd of this layout. Takes the descriptor over.
  [[nodiscard]] static Result<SharedMapping> attach(UniqueFd memory);
  SharedMapping(SharedMapping&& other) noexcept;
  SharedMapping& operator=(SharedMapping&&) = delete;
  ~SharedMapping();

  [[nodiscard]] SharedState& state() const { return *state_; }
  [[nodiscard]] int descriptor() const { return memory_.get(); }

 private:
  SharedMapping(UniqueFd memory, SharedState* state) : memory_(std::move(memory)), state_(state) {}
  static Result<SharedMapping> map(UniqueFd memory);
  UniqueFd memory_;
  SharedState* state_;
};

// Texts in the page: cut to fit, always NUL-terminated by the writer, never believed to be by the reader.
void store_text(std::span<char> into, std::string_view text);
[[nodiscard]] std::string load_text(std::span<const char> from);
void store_text(SharedText& into, std::string_view text);
[[nodiscard]] std::string load_text(const SharedText& from);

// Adds the fault; false when the list is full or the tool is in it already: then disabling it did not help.
[[nodiscard]] bool add_fault(SharedState& state, const Fault& fault);
[[nodiscard]] std::vector<Fault> load_faults(const SharedState& state);

}  // namespace lifeboat::supervisor
