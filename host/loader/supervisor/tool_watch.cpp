#include "host/loader/supervisor/tool_watch.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "host/base/text.hpp"
#include "host/loader/supervisor/job_mark.hpp"
#include "host/loader/supervisor/shared_mapping.hpp"

namespace lifeboat::supervisor {

namespace {

// Descriptors as the supervisor writes them: "3,4".
std::optional<std::pair<int, int>> parse_descriptors(std::string_view value) {
  int memory = -1, bell = -1;
  const char* end = value.data() + value.size();
  const auto [comma, first_error] = std::from_chars(value.data(), end, memory);
  if (first_error != std::errc{} || comma == end || *comma != ',') return std::nullopt;
  const auto [rest, second_error] = std::from_chars(comma + 1, end, bell);
  // Standard input, output and error are never what is meant.
  if (second_error != std::errc{} || rest != end || memory <= 2 || bell <= 2 || memory == bell) return std::nullopt;
  return std::pair(memory, bell);
}

}  // namespace

Result<ToolWatch> ToolWatch::unsupervised() {
  auto mapping = SharedMapping::create();
  if (!mapping) return tl::unexpected(mapping.error());
  mapping->state().is_watched.store(1);  // nobody to wake
  return ToolWatch(std::make_unique<SharedMapping>(std::move(*mapping)), UniqueFd());
}

Result<ToolWatch> ToolWatch::attach(std::string_view value) {
  const auto descriptors = parse_descriptors(value);
  if (!descriptors) return fail(ErrorKind::bad_use, tr("the supervised switch is for the supervisor alone"));
  UniqueFd memory(descriptors->first);
  UniqueFd bell(descriptors->second);
  for (const int descriptor : {memory.get(), bell.get()}) ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  auto mapping = SharedMapping::attach(std::move(memory));
  if (!mapping) return tl::unexpected(mapping.error());
  return ToolWatch(std::make_unique<SharedMapping>(std::move(*mapping)), std::move(bell));
}

ToolWatch::ToolWatch(std::unique_ptr<SharedMapping> mapping, UniqueFd bell)
    : mapping_(std::move(mapping)), bell_(std::move(bell)) {}
ToolWatch::ToolWatch(ToolWatch&&) noexcept = default;
ToolWatch& ToolWatch::operator=(ToolWatch&&) noexcept = default;
ToolWatch::~ToolWatch() = default;

void ToolWatch::note_deadly_signals() { supervisor::note_deadly_signals(mapping_->state()); }

void ToolWatch::enter_tool(std::string_view id, Phase phase) {
  SharedState& state = mapping_->state();
  store_text(state.tool_id, id);
  state.sequence.fetch_add(1, std::memory_order_relaxed);
  state.phase.store(static_cast<std::uint32_t>(phase), std::memory_order_seq_cst);
  // Either we see that nobody watches, or the supervisor, who looks at the phase after saying so, sees us.
  if (state.is_watched.load(std::memory_order_seq_cst) == 0 && bell_.is_open()) ::eventfd_write(bell_.get(), 1);
}

void ToolWatch::leave_tool() {
  mapping_->state().phase.store(static_cast<std::uint32_t>(Phase::none), std::memory_order_release);
}

std::vector<Fault> ToolWatch::faults() const { return load_faults(mapping_->state()); }

bool ToolWatch::is_restart() const { return mapping_->state().starts > 1; }

Restore ToolWatch::restore() const {
  const std::string text = load_text(mapping_->state().restore);
  const std::vector<Fault> disabled = faults();
  Restore restore;
  // One line each, the page first.
  for (std::size_t at = 0, line = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string word = text.substr(at, end - at);
    at = end + 1;
    if (line == 0) {
      restore.page = std::move(word);
    } else if (std::ranges::find(disabled, word, &Fault::tool_id) == disabled.end()) {
      restore.open_tools.push_back(std::move(word));
    }
  }
  return restore;
}

void ToolWatch::remember(const Restore& restore) {
  std::string text = restore.page + "\n";
  for (const std::string& id : restore.open_tools) {
    if (text.size() + id.size() + 1 < k_restore_bytes) text += id + "\n";
  }
  store_text(mapping_->state().restore, text);
}

void ToolWatch::keep(std::string_view text) {
  store_text(mapping_->state().kept, text.size() < k_restore_bytes ? text : std::string_view());
}

std::string ToolWatch::kept() const { return load_text(mapping_->state().kept); }

}  // namespace lifeboat::supervisor
