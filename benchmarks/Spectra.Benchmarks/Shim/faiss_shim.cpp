// FAISS's exact inner-product search over rows that already lie in memory, for the command `ratios`.
//
// Distributions build libfaiss for the oldest processor they support, where its product of two rows is a scalar loop, some four times
// slower than the memory. A comparison with that would flatter us, so the product is compiled here, for this processor, as FAISS's own
// AVX2 builds do; the linker lets this one stand in for the library's. Search, blocking and selection are FAISS's.
#include <faiss/Index.h>
#include <faiss/utils/distances.h>
#include <omp.h>

namespace faiss {
float fvec_inner_product(const float* x, const float* y, size_t d) {
    float sum = 0;
    for (size_t i = 0; i < d; i++) {
        sum += x[i] * y[i];
    }
    return sum;
}
} // namespace faiss

extern "C" void spectra_faiss_threads(int threads) {
    omp_set_num_threads(threads);
}

extern "C" int spectra_faiss_version() {
    return FAISS_VERSION_MAJOR * 10000 + FAISS_VERSION_MINOR * 100 + FAISS_VERSION_PATCH;
}

extern "C" void spectra_faiss_search(
        const float* queries, int64_t query_count, const float* rows, int64_t row_count, int64_t stride, int64_t count, float* scores, int64_t* ids) {
    faiss::knn_inner_product(queries, rows, stride, query_count, row_count, count, scores, ids);
}
