#include "plugins/remote/protocol/message_rules.hpp"

#include "lifeboat/screen_channel.h"
#include "plugins/remote/protocol/text_rules.hpp"

namespace lifeboat::remote::protocol {

static_assert(k_max_side_px == LB_SCREEN_MAX_SIDE_PX && k_tile_px == LB_SCREEN_TILE_PX);
static_assert(k_max_text_bytes == LB_MAX_INPUT_TEXT_BYTES);
static_assert(k_max_encoder_name_bytes < sizeof(lb_record_status::encoder));

namespace {

constexpr std::uint16_t k_first_usage = 4, k_last_usage = 231;  // HID page 7: a key, not an error roll-over
constexpr std::uint8_t k_all_modifiers = 15;
constexpr std::uint8_t k_last_button = 2;

// Which bytes a bitmap must have depends on the picture; here only what no picture can have.
bool is_plausible(const std::vector<std::uint8_t>& tiles, const std::vector<std::uint8_t>& data) {
  return tiles.size() <= LB_SCREEN_TILE_BYTES && tiles.empty() == data.empty();
}

bool is_within_picture(std::int32_t position) {
  return position >= 0 && position < static_cast<std::int32_t>(k_max_side_px);
}

const char* broken_rule_of_key(const Input& input) {
  if (input.usage < k_first_usage || input.usage > k_last_usage) return "a key that no keyboard has";
  return input.modifiers > k_all_modifiers ? "modifiers that do not exist" : nullptr;
}

const char* broken_rule_of_wheel(const Input& input) {
  const bool is_slow = input.x >= -k_max_wheel && input.x <= k_max_wheel && input.y >= -k_max_wheel &&
                       input.y <= k_max_wheel;
  return is_slow ? nullptr : "a wheel that turns too far";
}

}  // namespace

const char* broken_rule(const SessionState& state) {
  if (state.phase < SessionPhase::waiting_for_consent || state.phase > SessionPhase::refused) return "no such phase";
  const bool is_name = state.encoder.size() <= k_max_encoder_name_bytes && is_plain_name(state.encoder);
  return is_name ? nullptr : "the encoder's name is not a name";
}

const char* broken_rule(const Picture& picture) {
  const bool has_size = picture.width >= 1 && picture.height >= 1;
  if (!has_size || picture.width > k_max_side_px || picture.height > k_max_side_px) return "an impossible size";
  const bool is_scale = picture.scale_percent >= k_min_scale_percent && picture.scale_percent <= k_max_scale_percent;
  return is_scale ? nullptr : "an impossible scale";
}

const char* broken_rule(const ScreenUpdate& update) {
  if (update.update_id == 0) return "an update without a number";
  if (update.video.qp > k_max_qp) return "a quantiser that H.264 does not have";
  if (!is_plausible(update.video.tiles, update.video.access_unit)) return "video whose tiles cannot be";
  return is_plausible(update.exact.tiles, update.exact.packed) ? nullptr : "exact tiles that cannot be";
}

const char* broken_rule(const Cursor& cursor) {
  return cursor.shape <= LB_CURSOR_RESIZE_HORIZONTAL ? nullptr : "no such cursor";
}

const char* broken_rule(const Input& input) {
  if (input.input_id == 0) return "an input without a number";
  if ((input.kind == LB_INPUT_TEXT) == input.text.empty()) return "text where none belongs, or none where it does";
  switch (input.kind) {
    case LB_INPUT_POINTER:
      return is_within_picture(input.x) && is_within_picture(input.y) ? nullptr : "a pointer outside of any picture";
    case LB_INPUT_BUTTON: return input.button <= k_last_button ? nullptr : "no such button";
    case LB_INPUT_WHEEL: return broken_rule_of_wheel(input);
    case LB_INPUT_KEY: return broken_rule_of_key(input);
    case LB_INPUT_TEXT:
      return input.text.size() <= k_max_text_bytes && is_plain_text(input.text) ? nullptr : "text that is not plain";
    default: return "no such input";
  }
}

const char* broken_rule(const Goodbye& goodbye) {
  const bool is_known = goodbye.reason >= GoodbyeReason::user_ended && goodbye.reason <= GoodbyeReason::broken;
  return is_known ? nullptr : "no such reason";
}

}  // namespace lifeboat::remote::protocol
