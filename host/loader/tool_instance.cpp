#include "host/loader/tool_instance.hpp"

#include <array>

#include "host/base/text.hpp"
#include "host/loader/covered_field.hpp"
#include "host/loader/descriptor.hpp"
#include "host/loader/guarded_call.hpp"

namespace lifeboat::loader {

namespace {

using supervisor::Phase;
using supervisor::ToolCall;

// A reason is a sentence or two.
constexpr std::size_t k_reason_bytes = 512;

std::vector<std::string> declared_extensions(const lb_tool_descriptor& tool) {
  std::vector<std::string> ids;
  for (const char* const* id = tool.extensions; id != nullptr && *id != nullptr; ++id) ids.emplace_back(*id);
  return ids;
}

bool is_complete(const lb_tool& tool) {
  return LIFEBOAT_COVERS(tool, frame) && tool.destroy != nullptr && tool.frame != nullptr;
}

}  // namespace

ToolInstance::ToolInstance(const Setup& setup, const lb_tool_descriptor& descriptor)
    : watch_(setup.watch),
      host_({.tool_id = descriptor.id,
             .declared = declared_extensions(descriptor),
             .extensions = setup.extensions,
             .services = setup.services,
             .request_frame = setup.request_frame}),
      state_(state_of(setup.library.entry())) {}

Result<std::unique_ptr<ToolInstance>> ToolInstance::open(Setup setup) {
  const lb_tool_descriptor& descriptor = *setup.library.entry().tool_descriptor(setup.tool);
  std::unique_ptr<ToolInstance> instance(new ToolInstance(setup, descriptor));
  if (auto status = instance->create(setup); !status) return tl::unexpected(status.error());
  return instance;
}

Status ToolInstance::create(const Setup& setup) {
  std::array<char, k_reason_bytes> reason{};
  const auto status = [&] {
    const ToolCall call(watch_, id(), Phase::create);
    return guarded([&] {
      return setup.library.entry().create(setup.tool, host_.handle(), &tool_, reason.data(), reason.size());
    });
  }();
  reason.back() = '\0';
  if (!status) {
    tool_ = nullptr;  // whatever it was: nobody finished it
    return tl::unexpected(status.error());
  }
  if (*status != LB_OK || tool_ == nullptr) {
    tool_ = nullptr;
    return lifeboat::fail(ErrorKind::refused, reason.front() != '\0' ? reason.data() : tr("It could not be opened."));
  }
  if (is_complete(*tool_)) return {};
  tool_ = nullptr;
  return lifeboat::fail(ErrorKind::refused, tr("It is not complete: it cannot draw its page."));
}

ToolInstance::~ToolInstance() { close(); }

void ToolInstance::close() {
  if (tool_ == nullptr) return;
  const ToolCall call(watch_, id(), Phase::destroy);
  host_.jobs().release_all();
  lb_tool* tool = std::exchange(tool_, nullptr);
  // A tool that fails while it closes is closed all the same.
  (void)guarded([tool] { return tool->destroy(tool), true; });
}

Status ToolInstance::frame(lb_ui* ui) {
  if (tool_ == nullptr) return lifeboat::fail(ErrorKind::bad_use, tr("It is closed."));
  auto status = [&] {
    const ToolCall call(watch_, id(), Phase::frame);
    return guarded([&] { return tool_->frame(tool_, ui); });
  }();
  if (status && *status == LB_OK) return {};
  Error error = status ? Error{ErrorKind::refused, failure_text()} : status.error();
  close();
  return tl::unexpected(std::move(error));
}

std::string ToolInstance::failure_text() {
  const char* text = nullptr;
  if (LIFEBOAT_COVERS(*tool_, failure) && tool_->failure != nullptr) {
    const ToolCall call(watch_, id(), Phase::ask);
    text = guarded([&] { return tool_->failure(tool_); }).value_or(nullptr);
  }
  if (text == nullptr || *text == '\0') return tr("It stopped, and did not say why.");
  return std::string(bounded_text(text));
}

bool ToolInstance::has_unsaved_work() {
  if (tool_ == nullptr || !LIFEBOAT_COVERS(*tool_, has_unsaved_work) || tool_->has_unsaved_work == nullptr) {
    return false;
  }
  const ToolCall call(watch_, id(), Phase::ask);
  return guarded([&] { return tool_->has_unsaved_work(tool_); }).value_or(false);
}

std::string ToolInstance::state() {
  if (tool_ == nullptr || state_ == nullptr) return {};
  std::string bytes(LB_MAX_STATE_BYTES, '\0');
  const ToolCall call(watch_, id(), Phase::ask);
  auto* out = reinterpret_cast<std::uint8_t*>(bytes.data());
  const auto size = guarded([&] { return state_->save(tool_, out, bytes.size()); }).value_or(0);
  bytes.resize(size <= bytes.size() ? size : 0);
  return bytes;
}

void ToolInstance::restore(std::string_view state) {
  if (tool_ == nullptr || state_ == nullptr) return;
  const ToolCall call(watch_, id(), Phase::ask);
  const auto* data = reinterpret_cast<const std::uint8_t*>(state.data());
  (void)guarded([&] { return state_->restore(tool_, data, state.size()), true; });
}

}  // namespace lifeboat::loader
