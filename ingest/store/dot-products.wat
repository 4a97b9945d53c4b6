;; Dot products of rows of int8 with one int16 vector, 16 numbers a step (WebAssembly SIMD).
;; Numbers of a row are a multiple of 16; `rows` and `out` advance row by row.
;; Compiled by: npx wat2wasm ingest/store/dot-products.wat -o ingest/store/dot-products.wasm
(module
  (memory (import "env" "memory") 1)
  (func (export "multiply")
    (param $rows i32) (param $count i32) (param $width i32) (param $vector i32) (param $out i32)
    (local $end i32) (local $at i32) (local $some v128) (local $sums v128)
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $end (i32.add (local.get $rows) (local.get $width)))
        (local.set $at (local.get $vector))
        (local.set $sums (v128.const i32x4 0 0 0 0))
        (loop $step
          (local.set $some (v128.load (local.get $rows)))
          (local.set $sums
            (i32x4.add
              (local.get $sums)
              (i32x4.add
                (i32x4.dot_i16x8_s
                  (i16x8.extend_low_i8x16_s (local.get $some))
                  (v128.load (local.get $at)))
                (i32x4.dot_i16x8_s
                  (i16x8.extend_high_i8x16_s (local.get $some))
                  (v128.load offset=16 (local.get $at))))))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
          (br_if $step (i32.lt_u (local.get $rows) (local.get $end))))
        (i32.store
          (local.get $out)
          (i32.add
            (i32.add
              (i32x4.extract_lane 0 (local.get $sums))
              (i32x4.extract_lane 1 (local.get $sums)))
            (i32.add
              (i32x4.extract_lane 2 (local.get $sums))
              (i32x4.extract_lane 3 (local.get $sums)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $row)))))
