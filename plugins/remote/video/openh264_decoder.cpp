#include "plugins/remote/video/openh264_decoder.hpp"

#include <wels/codec_api.h>

#include <string>

namespace lifeboat::remote::video {
namespace {

sdk::Failure failed(const char* what, long code) {
  return {LB_REFUSED, std::string("openh264: ") + what + " (" + std::to_string(code) + ")"};
}

}  // namespace

sdk::Outcome<std::unique_ptr<Openh264Decoder>> Openh264Decoder::create() {
  ISVCDecoder* raw = nullptr;
  if (const long code = WelsCreateDecoder(&raw); code != 0 || raw == nullptr) return failed("no decoder", code);
  std::unique_ptr<Openh264Decoder> decoder(new Openh264Decoder(raw));
  int level = WELS_LOG_QUIET;
  raw->SetOption(DECODER_OPTION_TRACE_LEVEL, &level);
  SDecodingParam parameters{};
  parameters.uiTargetDqLayer = 0xff;
  parameters.eEcActiveIdc = ERROR_CON_DISABLE;  // what cannot be decoded is asked for again, never guessed
  parameters.sVideoProperty.size = sizeof(parameters.sVideoProperty);
  parameters.sVideoProperty.eVideoBsType = VIDEO_BITSTREAM_AVC;
  if (const long code = raw->Initialize(&parameters); code != 0) return failed("the decoder does not start", code);
  return decoder;
}

Openh264Decoder::~Openh264Decoder() {
  decoder_->Uninitialize();
  WelsDestroyDecoder(decoder_);
}

sdk::Outcome<I420View> Openh264Decoder::decode(std::span<const std::uint8_t> access_unit, int width, int height) {
  std::uint8_t* planes[3] = {};
  SBufferInfo info{};
  const DECODING_STATE state = decoder_->DecodeFrameNoDelay(access_unit.data(), static_cast<int>(access_unit.size()),
                                                            planes, &info);
  if (state != dsErrorFree) return failed("an access unit cannot be decoded", state);
  if (info.iBufferStatus != 1 || planes[0] == nullptr || planes[1] == nullptr || planes[2] == nullptr) {
    return failed("an access unit without a frame", info.iBufferStatus);
  }
  const SSysMEMBuffer& buffer = info.UsrData.sSystemBuffer;
  if (buffer.iWidth != width || buffer.iHeight != height || buffer.iFormat != videoFormatI420 ||
      buffer.iStride[0] < width || buffer.iStride[1] < width / 2) {
    return failed("a frame of another size", buffer.iWidth);
  }
  return I420View{planes[0], planes[1], planes[2], width, height, buffer.iStride[0], buffer.iStride[1]};
}

}  // namespace lifeboat::remote::video
