#include "plugins/remote/video/openh264_encoder.hpp"

#include <wels/codec_api.h>

#include <numeric>
#include <string>

namespace lifeboat::remote::video {
namespace {

constexpr int k_least_side_px = 16;
constexpr int k_most_macroblocks = 36'864;
constexpr int k_first_qp = 28;
constexpr int k_least_qp = 10, k_most_qp = 51;
constexpr float k_frame_rate = 30.0F;  // of no effect without openh264's own rate control

sdk::Failure failed(const char* what, int code) {
  return {LB_REFUSED, std::string("openh264: ") + what + " failed (" + std::to_string(code) + ")"};
}

struct Destroy {
  void operator()(ISVCEncoder* encoder) const {
    encoder->Uninitialize();
    WelsDestroySVCEncoder(encoder);
  }
};
using Handle = std::unique_ptr<ISVCEncoder, Destroy>;

// Viewers guess BT.601 or full range without these fields.
void describe_colors(SSpatialLayerConfig& layer) {
  layer.bVideoSignalTypePresent = true;
  layer.uiVideoFormat = VF_UNDEF;
  layer.bFullRange = false;
  layer.bColorDescriptionPresent = true;
  layer.uiColorPrimaries = CP_BT709;
  layer.uiTransferCharacteristics = TRC_BT709;
  layer.uiColorMatrix = CM_BT709;
}

// CAMERA mode takes a third of SCREEN mode's time for the same bytes. Frames must never be skipped: what the encoder
// was given is what the console believes the viewer has.
SEncParamExt parameters_for(ISVCEncoder& encoder, int width, int height) {
  SEncParamExt parameters;
  encoder.GetDefaultParams(&parameters);
  parameters.iUsageType = CAMERA_VIDEO_REAL_TIME;
  parameters.iPicWidth = width;
  parameters.iPicHeight = height;
  parameters.iRCMode = RC_OFF_MODE;
  parameters.fMaxFrameRate = k_frame_rate;
  parameters.iTemporalLayerNum = 1;
  parameters.iSpatialLayerNum = 1;
  parameters.iComplexityMode = LOW_COMPLEXITY;
  parameters.uiIntraPeriod = 0;
  parameters.iNumRefFrame = 1;
  parameters.eSpsPpsIdStrategy = CONSTANT_ID;
  parameters.iEntropyCodingModeFlag = 0;
  parameters.bEnableFrameSkip = false;
  parameters.iMinQp = k_least_qp;
  parameters.iMaxQp = k_most_qp;
  parameters.bEnableLongTermReference = false;
  parameters.iMultipleThreadIdc = 1;
  parameters.bEnableDenoise = false;
  parameters.bEnableBackgroundDetection = false;
  parameters.bEnableAdaptiveQuant = false;
  parameters.bEnableSceneChangeDetect = false;
  SSpatialLayerConfig& layer = parameters.sSpatialLayers[0];
  layer.iVideoWidth = width;
  layer.iVideoHeight = height;
  layer.fFrameRate = k_frame_rate;
  layer.uiProfileIdc = PRO_BASELINE;
  layer.iDLayerQp = k_first_qp;
  layer.sSliceArgument.uiSliceMode = SM_SINGLE_SLICE;
  describe_colors(layer);
  return parameters;
}

SSourcePicture source_of(const I420View& picture) {
  SSourcePicture source{};
  source.iColorFormat = videoFormatI420;
  source.iPicWidth = picture.width;
  source.iPicHeight = picture.height;
  source.iStride[0] = picture.y_stride;
  source.iStride[1] = source.iStride[2] = picture.uv_stride;
  // openh264's field is not const; it only reads.
  source.pData[0] = const_cast<std::uint8_t*>(picture.y);
  source.pData[1] = const_cast<std::uint8_t*>(picture.u);
  source.pData[2] = const_cast<std::uint8_t*>(picture.v);
  return source;
}

std::vector<std::uint8_t> bytes_of(const SFrameBSInfo& info) {
  std::vector<std::uint8_t> bytes;
  for (int i = 0; i < info.iLayerNum; ++i) {
    const SLayerBSInfo& layer = info.sLayerInfo[i];
    const int size = std::accumulate(layer.pNalLengthInByte, layer.pNalLengthInByte + layer.iNalCount, 0);
    bytes.insert(bytes.end(), layer.pBsBuf, layer.pBsBuf + size);
  }
  return bytes;
}

class Openh264Encoder final : public VideoEncoder {
 public:
  Openh264Encoder(Handle handle, const SEncParamExt& parameters)
      : handle_(std::move(handle)), parameters_(parameters) {}

  [[nodiscard]] std::string name() const override { return "openh264"; }

  [[nodiscard]] sdk::Outcome<AccessUnit> encode(const I420View& picture, int qp, bool must_be_intra) override {
    if (const int code = set_qp(qp); code != cmResultSuccess) return failed("setting the QP", code);
    if (must_be_intra) handle_->ForceIntraFrame(true);
    const SSourcePicture source = source_of(picture);
    SFrameBSInfo info{};
    if (const int code = handle_->EncodeFrame(&source, &info); code != cmResultSuccess) {
      return failed("encoding", code);
    }
    if (info.eFrameType == videoFrameTypeSkip || info.eFrameType == videoFrameTypeInvalid) {
      return failed("encoding, a skipped frame", info.eFrameType);
    }
    return AccessUnit{bytes_of(info), info.eFrameType == videoFrameTypeIDR};
  }

 private:
  [[nodiscard]] int set_qp(int qp) {
    if (qp == parameters_.sSpatialLayers[0].iDLayerQp) return cmResultSuccess;
    parameters_.sSpatialLayers[0].iDLayerQp = qp;
    return handle_->SetOption(ENCODER_OPTION_SVC_ENCODE_PARAM_EXT, &parameters_);
  }

  Handle handle_;
  SEncParamExt parameters_;
};

}  // namespace

sdk::Outcome<std::unique_ptr<VideoEncoder>> make_openh264_encoder(int width, int height) {
  const int macroblocks = (width + 15) / 16 * ((height + 15) / 16);
  if (width < k_least_side_px || height < k_least_side_px || width % 2 != 0 || height % 2 != 0 ||
      macroblocks > k_most_macroblocks) {
    return sdk::Failure{LB_REFUSED, "openh264: a picture of " + std::to_string(width) + "x" + std::to_string(height) +
                                        " is not encoded"};
  }
  ISVCEncoder* raw = nullptr;
  if (const int code = WelsCreateSVCEncoder(&raw); code != 0 || raw == nullptr)
    return failed("making an encoder", code);
  Handle handle(raw);
  int level = WELS_LOG_QUIET;
  handle->SetOption(ENCODER_OPTION_TRACE_LEVEL, &level);
  const SEncParamExt parameters = parameters_for(*handle, width, height);
  if (const int code = handle->InitializeExt(&parameters); code != cmResultSuccess) return failed("starting", code);
  return std::unique_ptr<VideoEncoder>(std::make_unique<Openh264Encoder>(std::move(handle), parameters));
}

}  // namespace lifeboat::remote::video
